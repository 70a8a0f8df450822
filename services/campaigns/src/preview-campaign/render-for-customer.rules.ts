import type { Channel, CustomerFields, SettingsChanged, TemplateVersionPublished } from '@messaging/contracts';
import { chooseLocale, compileContent, measureSms, type CompiledContent, type CompiledTemplateCache, type RenderOutcome } from '@messaging/content';
import { isTimeZone, unwrap } from '@messaging/kernel';

/** A template version, and what a campaign adds to it. */
export interface CampaignText {
  readonly hubId: string;
  readonly channel: Channel;
  readonly template: TemplateVersionPublished;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly settings: SettingsChanged | undefined;
}

/** The person a text is rendered for. */
export interface TextCustomer {
  readonly customerId: string;
  readonly fields: CustomerFields;
}

/** A placeholder for the opt-out link, which is made at the moment of sending. As long as a real one, so that segments are counted correctly. */
const sampleUnsubscribeUrl = `https://example.com/u/${'x'.repeat(64)}`;

/** Renders a campaign's text for one customer, in their language and zone, as dispatch will. */
export function renderForCustomer(text: CampaignText, { customerId, fields }: TextCustomer, cache: CompiledTemplateCache): RenderOutcome {
  const { template, settings, variables } = text;
  const offered = [template.locale, ...Object.keys(template.translations)];
  const locale = chooseLocale([fields.locale ?? undefined, settings?.hub.locale], offered, template.locale);
  const values = { ...variables, customer: { ...fields, id: customerId }, event: {}, hub: settings?.hub ?? {}, unsubscribeUrl: sampleUnsubscribeUrl };
  return compiledFor(text, locale, cache).render(values, { locale, timeZone: usableZone(fields.timeZone) ?? settings?.hub.timeZone ?? 'UTC' });
}

/** SMS segments of a text. */
export const segmentsOf = (text: string): number => measureSms(text).segments;

/** Whether anybody could lack a variable that the text needs; if not, no customer needs examining. */
export function needsCustomer({ template, hubId, channel, variables, settings }: CampaignText, cache: CompiledTemplateCache): boolean {
  const given = new Set([...Object.keys(variables ?? {}), 'unsubscribeUrl']);
  return [template.locale, ...Object.keys(template.translations)].some((locale) =>
    compiledFor({ template, hubId, channel, variables, settings }, locale, cache).variables.some(({ name, required }) => required && !given.has(name.split('.')[0] ?? '')),
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
