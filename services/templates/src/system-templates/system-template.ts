import type { Category, Trigger } from '@messaging/contracts';

/** One channel's words, as in API.md section 3. */
export interface ChannelWords {
  readonly subject?: string;
  readonly body: string;
  readonly format?: 'text' | 'simple';
}

/** One language's words: a body that any channel can use, and one for each channel. */
export interface TemplateWords {
  readonly subject: string;
  readonly body: string;
  readonly variants: { readonly email: ChannelWords; readonly sms: ChannelWords; readonly whatsapp: ChannelWords };
}

/** A template every hub has from the start; staff may change the words, and cannot delete it. */
export interface SystemTemplate {
  readonly trigger: Trigger;
  readonly name: { readonly en: string; readonly es: string };
  readonly channel: 'all';
  readonly category: Category;
  readonly locale: 'en';
  readonly content: TemplateWords & { readonly format: 'text' };
  readonly translations: { readonly es: TemplateWords };
}

interface Written {
  readonly subject: string;
  readonly email: string;
  readonly sms: string;
  readonly whatsapp: string;
}

/** What distinguishes one system template from another. */
export interface SystemTemplateSource {
  readonly trigger: Trigger;
  readonly category: Category;
  readonly name: SystemTemplate['name'];
  readonly en: Written;
  readonly es: Written;
}

const words = ({ subject, email, sms, whatsapp }: Written): TemplateWords => ({
  subject,
  body: whatsapp,
  variants: { email: { subject, body: email, format: 'simple' }, sms: { body: sms }, whatsapp: { body: whatsapp } },
});

/** Brings the words into the shape of a template of the API. */
export const systemTemplate = ({ trigger, category, name, en, es }: SystemTemplateSource): SystemTemplate => ({
  trigger,
  name,
  channel: 'all',
  category,
  locale: 'en',
  content: { ...words(en), format: 'text' },
  translations: { es: words(es) },
});

/** "Hi Ana," or "Hi there,"; in Spanish "Hola, Ana:" or "Hola:". */
export const greeting = { en: 'Hi {{default customer.firstName "there"}},', es: 'Hola{{#if customer.firstName}}, {{customer.firstName}}{{/if}}:' };

/** The shop's name before a short text, where it is known. */
export const shop = '{{#if hub.name}}{{hub.name}}: {{/if}}';

/** Who signs, where it is known: a paragraph of its own. */
export const signature = '\n{{#if hub.name}}\n{{hub.name}}\n{{/if}}\n';

/** How to stop marketing, in the words of each channel. Spanish SMS avoids "más", which is not in GSM-7. */
export const wayOut = {
  en: {
    email: '{{#if unsubscribeUrl}}Rather not get these? [Unsubscribe]({{unsubscribeUrl}}).{{else}}Rather not get these? Reply STOP.{{/if}}',
    short: 'Reply STOP to opt out.',
  },
  es: {
    email: '{{#if unsubscribeUrl}}¿Prefieres no recibir estos correos? [Darme de baja]({{unsubscribeUrl}}).{{else}}¿Prefieres no recibir estos correos? Responde BAJA.{{/if}}',
    short: 'Responde BAJA para no recibir avisos.',
  },
};
