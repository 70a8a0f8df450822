import { unwrap } from '@messaging/kernel';
import { parseTemplate } from '../parse-template/parse-template.js';

/**
 * The frame around `simple` mails: the shop's name or logo in its colour, the words, the legal lines. One column of
 * at most 600 px that shrinks with the screen; colours that hold in dark mode where a client honours the media query,
 * and stay readable where it inverts them. Every variable is optional: a hub without a logo has a name, and so on.
 */
const top = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<style>
:root { color-scheme: light dark; }
@media (max-width: 480px) { .card { border-radius: 0 !important; } .words { padding: 20px 16px !important; } }
@media (prefers-color-scheme: dark) {
  .page { background: #15171a !important; }
  .card { background: #22262b !important; }
  .words, .words p { color: #e8eaed !important; }
  .words a:not(.button) { color: #8ab4f8 !important; }
  .legal, .legal a { color: #a5abb3 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f2f4f6">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f2f4f6"><tr><td align="center" style="padding:24px 8px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-radius:8px;overflow:hidden">
{{#if hub.brand.logo}}<tr><td style="padding:24px 24px 0"><img src="{{hub.brand.logo}}" alt="{{default hub.name ""}}" style="display:block;max-width:180px;max-height:64px;height:auto;border:0"></td></tr>
{{else if hub.name}}<tr><td style="padding:16px 24px;background:{{color hub.brand.color}};color:{{onColor hub.brand.color}};font:bold 18px/1.4 Arial,Helvetica,sans-serif">{{hub.name}}</td></tr>
{{/if}}<tr><td class="words" style="padding:24px;color:#1f2328;font:16px/1.5 Arial,Helvetica,sans-serif">
`;

const bottomBefore = `</td></tr>
</table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px"><tr><td class="legal" style="padding:16px 24px;color:#5c6570;font:12px/1.5 Arial,Helvetica,sans-serif">
{{#if hub.legal.name}}<p style="margin:0 0 8px">{{hub.legal.name}}{{#if hub.legal.taxId}} · {{hub.legal.taxId}}{{/if}}{{#if hub.legal.address}} · {{hub.legal.address}}{{/if}}</p>
{{/if}}`;

const bottomAfter = `{{#if hub.legal.privacyUrl}}<p style="margin:0 0 8px"><a href="{{hub.legal.privacyUrl}}" style="color:#5c6570">{{hub.legal.privacyUrl}}</a></p>
{{/if}}</td></tr></table>
</td></tr></table>
</body>
</html>
`;

/** Only where the words do not already carry the way out. The link needs no words of its own language: it is a link. */
const unsubscribe = `{{#if unsubscribeUrl}}<p style="margin:0 0 8px"><a href="{{unsubscribeUrl}}" style="color:#5c6570">Unsubscribe / Darse de baja</a></p>
{{/if}}`;

const parse = (source: string) => unwrap(parseTemplate(source));

/** The frame's two halves and the colours of its buttons, parsed when this module loads. */
export const brandFrame = {
  top: parse(top),
  buttonStyle: parse('background:{{color hub.brand.color}};color:{{onColor hub.brand.color}};'),
  bottom: parse(bottomBefore + bottomAfter),
  bottomWithUnsubscribe: parse(bottomBefore + unsubscribe + bottomAfter),
};
