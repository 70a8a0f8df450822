import type { Channel, CustomerFields, SettingsChanged, TemplateVersionPublished } from '@messaging/contracts';
import { chooseLocale, compileContent, formatLocale, measureSms, missingWayOut, withWayOut, type CompiledContent, type CompiledTemplateCache, type RenderOutcome } from '@messaging/content';
import { isTimeZone, unwrap } from '@messaging/kernel';
import { sampleOptOutToken } from '@messaging/persistence';

/** A template version, and what a campaign adds to it. */
export interface CampaignText {
  readonly hubId: string;
  readonly channel: Channel;
  readonly template: TemplateVersionPublished;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly settings: SettingsChanged | undefined;
  readonly purpose: 'marketing' | 'service';
  readonly publicUrl: string;
}

/** The person a text is rendered for. */
export interface TextCustomer {
  readonly customerId: string;
  readonly fields: CustomerFields;
}

/** A text as it leaves, with the line that sending puts below it if it says no way out. */
type RenderedText = RenderOutcome & { readonly wayOut?: string };

/** Renders a campaign's text for one customer, in their language and zone, as dispatch will. */
export function renderForCustomer(text: CampaignText, { customerId, fields }: TextCustomer, cache: CompiledTemplateCache): RenderedText {
  const { template, settings, variables } = text;
  const offered = [template.locale, ...Object.keys(template.translations)];
  const wanted = [fields.locale ?? undefined, settings?.hub.locale];
  const locale = chooseLocale(wanted, offered, template.locale);
  const values = { ...variables, customer: { ...fields, id: customerId }, event: {}, hub: settings?.hub ?? {}, unsubscribeUrl: sampleUnsubscribeUrl(text) };
  const rendered = compiledFor(text, locale, cache).render(values, { locale: formatLocale(wanted, locale), timeZone: usableZone(fields.timeZone) ?? settings?.hub.timeZone ?? 'UTC' });
  const wayOut = rendered.ok ? wayOutOf(text, { words: rendered.text, locale }) : undefined;
  return rendered.ok && wayOut !== undefined ? { ...rendered, text: withWayOut(rendered.text, wayOut), wayOut } : rendered;
}

/** Stands for the link, which is made at the moment of sending, and is as long, so that segments are counted well. */
const sampleUnsubscribeUrl = ({ hubId, publicUrl }: CampaignText): string => `${publicUrl.replace(/\/+$/, '')}/u/${sampleOptOutToken(hubId)}`;

function wayOutOf(text: CampaignText, { words, locale }: { words: string; locale: string }): string | undefined {
  const { channel, purpose, settings, template } = text;
  if (purpose !== 'marketing' && template.category !== 'marketing') return undefined;
  return missingWayOut(words, { channel, locale, canAnswer: settings?.channels.sms.canBeAnswered ?? true, unsubscribeUrl: () => sampleUnsubscribeUrl(text) });
}

/** SMS segments of a text. */
export const segmentsOf = (text: string): number => measureSms(text).segments;

/** Whether somebody can lack a variable that the text needs; if not, nobody has to be looked at. */
export function needsCustomer(text: CampaignText, cache: CompiledTemplateCache): boolean {
  const { template, variables } = text;
  const given = new Set([...Object.keys(variables ?? {}), 'unsubscribeUrl']);
  return [template.locale, ...Object.keys(template.translations)].some((locale) =>
    compiledFor(text, locale, cache).variables.some(({ name, required }) => required && !given.has(name.split('.')[0] ?? '')),
  );
}

/** A published version has compiled before: one that does not is a defect. */
function compiledFor({ template, hubId, channel }: CampaignText, locale: string, cache: CompiledTemplateCache): CompiledContent {
  const key = [hubId, template.templateId, template.version, locale, channel].join('|');
  return unwrap(cache.getOrCompile(key, () => compileContent(wordsOf(template, locale, channel), channel)));
}

/** What a template says on a channel in one of its languages. */
export function wordsOf(template: TemplateVersionPublished, locale: string, channel: Channel) {
  const words = locale === template.locale ? template : (template.translations[locale] ?? template);
  const variant = words.variants?.[channel];
  const subject = variant?.subject ?? words.subject;
  return {
    body: variant?.body ?? words.body, format: variant?.format ?? template.variants?.[channel]?.format ?? template.format,
    ...(subject !== undefined && { subject }),
  };
}

const usableZone = (zone: string | null | undefined): string | undefined => (zone && isTimeZone(zone) ? zone : undefined);
