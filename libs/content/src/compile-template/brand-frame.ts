import { unwrap } from '@messaging/kernel';
import { intlLocale } from '../format-values/value-format.js';
import { parseTemplate } from '../parse-template/parse-template.js';
import type { TemplateAst } from '../parse-template/template-ast.js';

/**
 * The frame around `simple` mails: the shop's logo or name in its colour, the words, the legal lines. One column of at
 * most 600 px that shrinks with the screen (Outlook, which knows no max-width, gets a table of 600). Dark where a client
 * honours the media query, readable where it inverts colours by itself; a logo keeps a white plate, because most are
 * drawn for white paper. Every variable is optional: a hub without a logo has a name, and so on.
 */
const top = (language: string): string => `<!DOCTYPE html>
<html lang="${language}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{{default hub.name ""}}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .edge { padding: 0 !important; }
  .card { border-radius: 0 !important; }
  .words { padding: 20px 16px 4px !important; }
  .head { padding: 16px !important; }
  .button { display: block !important; text-align: center !important; }
}
@media (prefers-color-scheme: dark) {
  .page { background: #15171a !important; }
  .card { background: #22262b !important; }
  .words, .words p { color: #e8eaed !important; }
  .words a { color: #8ab4f8 !important; }
  .words a.button { color: {{onColor hub.brand.color}} !important; border-color: #8a929b !important; }
  .plate { background: #ffffff !important; border-radius: 6px !important; padding: 8px !important; }
  .legal, .legal a { color: #a5abb3 !important; }
}
</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f2f4f6;-webkit-text-size-adjust:100%">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f2f4f6"><tr><td align="center" class="edge" style="padding:24px 12px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#ffffff;border-radius:8px;overflow:hidden">
{{#if hub.brand.logo}}<tr><td class="head" style="padding:24px 24px 0"><span class="plate" style="display:inline-block;vertical-align:top"><img src="{{hub.brand.logo}}" alt="{{default hub.name ""}}" height="48" style="display:block;height:48px;width:auto;max-width:220px;border:0;font:bold 18px/48px Arial,Helvetica,sans-serif"></span></td></tr>
{{else if hub.name}}<tr><td class="head" style="padding:16px 24px;background:{{color hub.brand.color}};color:{{onColor hub.brand.color}};font:bold 18px/1.4 Arial,Helvetica,sans-serif">{{hub.name}}</td></tr>
{{/if}}<tr><td class="words" style="padding:24px 24px 8px;color:#1f2328;font:16px/1.5 Arial,Helvetica,sans-serif;word-break:break-word;overflow-wrap:anywhere">
`;

const bottom = (words: FrameWords, wayOut: boolean): string => `</td></tr>
</table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px"><tr><td class="legal" align="center" style="padding:16px 24px;color:#5c6570;font:12px/1.5 Arial,Helvetica,sans-serif">
{{#if hub.legal.name}}<p style="margin:0 0 8px">{{hub.legal.name}}{{#if hub.legal.taxId}} · {{hub.legal.taxId}}{{/if}}{{#if hub.legal.address}} · {{hub.legal.address}}{{/if}}</p>
{{/if}}${wayOut ? `{{#if unsubscribeUrl}}<p style="margin:0 0 8px"><a href="{{unsubscribeUrl}}" style="color:#5c6570">${words.wayOut}</a></p>\n{{/if}}` : ''}{{#if hub.legal.privacyUrl}}<p style="margin:0 0 8px"><a href="{{hub.legal.privacyUrl}}" style="color:#5c6570">${words.privacy}</a></p>
{{/if}}</td></tr></table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;

interface FrameWords {
  readonly wayOut: string;
  readonly privacy: string;
}

/** The frame's own words, in the languages of the product; other languages get the English ones. */
const frameWords: Readonly<Record<'en' | 'es', FrameWords>> = {
  en: { wayOut: 'Unsubscribe', privacy: 'Privacy' },
  es: { wayOut: 'Darse de baja', privacy: 'Privacidad' },
};

/** One language's frame, parsed. `bottomWithWayOut` is for words that do not carry the way out themselves. */
export interface BrandFrame {
  readonly top: TemplateAst;
  readonly bottom: TemplateAst;
  readonly bottomWithWayOut: TemplateAst;
}

const parse = (source: string): TemplateAst => unwrap(parseTemplate(source));
const frames = new Map<string, BrandFrame>();
const framesMax = 50;

/** The frame in a language, and the colours of its buttons. */
export const brandFrame = {
  in(locale: string): BrandFrame {
    const language = intlLocale(locale);
    const known = frames.get(language);
    if (known) return known;
    const words = frameWords[language.startsWith('es') ? 'es' : 'en'];
    const frame = { top: parse(top(language)), bottom: parse(bottom(words, false)), bottomWithWayOut: parse(bottom(words, true)) };
    if (frames.size >= framesMax) frames.clear();
    frames.set(language, frame);
    return frame;
  },
  linkStyle: parse('color:{{inkColor hub.brand.color}}'),
  buttonStyle: parse('background:{{color hub.brand.color}};color:{{onColor hub.brand.color}};border:2px solid {{inkColor hub.brand.color}};'),
};

const isRightToLeft = (language: string): boolean => ['ar', 'fa', 'he', 'ur', 'yi', 'ps', 'sd'].includes(language.split('-')[0] ?? '');
