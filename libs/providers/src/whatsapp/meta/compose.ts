import { isWhatsappUserId } from '@messaging/contracts';
import type { OutboundMessage, TemplateButton, TemplateHeader, TemplateParameter, VendorTemplate } from '../../port.js';

/** The body of `POST /{phoneId}/messages` (PROVIDERS.md section 1.1), or what Meta would refuse about it. */
export type ComposedRequest = { readonly ok: true; readonly body: object } | { readonly ok: false; readonly detail: string };

/** Free text inside the window, or a template with its parameters. Our attempt id comes back with every status. */
export function composeRequest(message: OutboundMessage): ComposedRequest {
  const { to, attemptId, text, template } = message;
  const envelope = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...(isWhatsappUserId(to) ? { recipient: to } : { to }),
    biz_opaque_callback_data: attemptId,
  };
  if (template === undefined) return { ok: true, body: { ...envelope, type: 'text', text: { body: text, preview_url: /https?:\/\//.test(text) } } };
  const empty = emptyParameter(template);
  if (empty !== undefined) return { ok: false, detail: `The parameter ${empty} of the template has no value; WhatsApp refuses that.` };
  return { ok: true, body: { ...envelope, type: 'template', template: templateOf(template) } };
}

function templateOf({ name, language, header, body, buttons = [] }: VendorTemplate): object {
  const components = [
    ...(header === undefined ? [] : [{ type: 'header', parameters: headerParameters(header) }]),
    ...(body.length === 0 ? [] : [{ type: 'body', parameters: body.map(textParameter) }]),
    ...buttons.map(buttonOf),
  ];
  // `policy` has one value, and Meta's own schema asks for it.
  return { name, language: { policy: 'deterministic', code: language }, ...(components.length > 0 && { components }) };
}

function headerParameters(header: TemplateHeader): object[] {
  if (header.kind === 'text') return header.parameters.map(textParameter);
  const { kind, link, filename } = header;
  return [{ type: kind, [kind]: { link, ...(kind === 'document' && filename !== undefined && { filename }) } }];
}

const textParameter = ({ name, text }: TemplateParameter): object => ({ type: 'text', ...(name !== undefined && { parameter_name: name }), text: oneLine(text) });

function buttonOf({ kind, index, value }: TemplateButton): object {
  const parameters = {
    url: { type: 'text', text: value },
    quick_reply: { type: 'payload', payload: value },
    copy_code: { type: 'coupon_code', coupon_code: value },
  } as const satisfies Record<TemplateButton['kind'], object>;
  return { type: 'button', sub_type: kind, index: String(index), parameters: [parameters[kind]] };
}

/** Meta refuses a parameter with a line break, a tab or more than four blanks in a row (132018). */
const oneLine = (text: string): string => text.replace(/\s*[\n\r\t]\s*/g, ' ').replace(/ {5,}/g, '    ').trim();

function emptyParameter({ header, body, buttons = [] }: VendorTemplate): string | undefined {
  const texts = [...(header?.kind === 'text' ? header.parameters : []), ...body];
  const at = texts.findIndex(({ text }) => text.trim() === '');
  if (at >= 0) return texts[at]?.name ?? String(at + 1);
  const button = buttons.find(({ value }) => value.trim() === '');
  return button === undefined ? undefined : `of button ${button.index}`;
}
