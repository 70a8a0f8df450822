import type { components } from '../../api/schema.js';
import type { Template } from '../template-queries.js';

export type TemplateDraft = components['schemas']['TemplateDraft'];
export type Format = 'text' | 'simple' | 'html' | 'mjml';
export type ChannelName = 'whatsapp' | 'sms' | 'email';

/** One place where words stand: a language, and a channel when it has words of its own. */
export interface Slot {
  readonly locale: string;
  readonly channel?: ChannelName;
}

/** The words of a place. */
export interface Words {
  readonly subject?: string | undefined;
  readonly body: string;
  readonly format?: Format | undefined;
}

/** What can be edited of a template, and nothing of what the platform says about it. */
export function draftOf({ name, channel, category, locale, subject, body, format, variants, translations, whatsapp, isActive }: Template): TemplateDraft {
  return {
    name, channel, category, locale, body, format, isActive,
    ...(subject !== undefined && { subject }), ...(variants && { variants }), ...(translations && { translations }), ...(whatsapp && { whatsapp }),
  };
}

/** Languages that the template speaks, its own first. */
export const localesOf = (draft: TemplateDraft): readonly string[] => [draft.locale ?? 'en', ...Object.keys(draft.translations ?? {})];

/** Of these languages the one that a reader of `locale` understands best; the first when none is theirs. */
export const spokenOf = (locales: readonly string[], locale: string): string => {
  const language = (tag: string): string | undefined => tag.toLowerCase().split('-')[0];
  return locales.find((tag) => tag === locale) ?? locales.find((tag) => language(tag) === language(locale)) ?? locales[0] ?? locale;
};

/** The language in which somebody reads what a template says: their own where it speaks that, else the customers'. */
export function readIn(locales: readonly string[], reader: string, customers: string): string {
  const own = spokenOf(locales, reader);
  return own.toLowerCase().split('-')[0] === reader.toLowerCase().split('-')[0] ? own : spokenOf(locales, customers);
}

/** The words of a place; a channel without words of its own has those for every channel. */
export function wordsAt(draft: TemplateDraft, slot: Slot): Words {
  const { subject, body = '', format } = (variantAt(draft, slot) ?? languageOf(draft, slot.locale) ?? {}) as Partial<Words>;
  return { subject, body, format: format ?? formatAt(draft, slot) };
}

const languageOf = (draft: TemplateDraft, locale: string) => (locale === draft.locale ? draft : draft.translations?.[locale]);

const variantAt = (draft: TemplateDraft, { locale, channel }: Slot): Partial<Words> | undefined => (channel ? languageOf(draft, locale)?.variants?.[channel] : undefined);

/** A translation is written as the original is. */
const formatAt = (draft: TemplateDraft, { channel }: Slot): Format | undefined => (channel && draft.variants?.[channel]?.format) ?? draft.format;

/** What the fields of a place's words are called in complaints (`translations.es.body`): what stands before `body`. */
export const pathOf = (draft: TemplateDraft, { locale, channel }: Slot): string => `${locale === draft.locale ? '' : `translations.${locale}.`}${channel ? `variants.${channel}.` : ''}`;

export const hasOwnWords = (draft: TemplateDraft, slot: Slot): boolean => variantAt(draft, slot) !== undefined;

/** The channel that a template for all is looked at on first: email, unless what it says was written for another, as a text without a subject is. */
export function firstChannelOf(draft: TemplateDraft): ChannelName {
  if (draft.channel !== 'all') return draft.channel;
  const isMail = draft.body === '' || (draft.subject ?? '') !== '' || (draft.format ?? 'text') !== 'text' || draft.variants?.email !== undefined;
  return isMail ? 'email' : draft.variants?.sms && !draft.variants.whatsapp ? 'sms' : 'whatsapp';
}

/** The draft with other words at a place. */
export function withWords(draft: TemplateDraft, { locale, channel }: Slot, words: Words): TemplateDraft {
  const clean = { body: words.body, ...(words.subject !== undefined && { subject: words.subject }) };
  if (locale === draft.locale) {
    if (!channel) return { ...draft, ...clean, format: words.format ?? draft.format };
    return { ...draft, variants: { ...draft.variants, [channel]: { ...clean, ...(words.format && { format: words.format }) } } };
  }
  const known = draft.translations?.[locale] ?? { body: '' };
  const changed = channel ? { ...known, variants: { ...known.variants, [channel]: { ...clean, ...(words.format && { format: words.format }) } } } : { ...known, ...clean };
  return { ...draft, translations: { ...draft.translations, [locale]: changed } };
}

/** The draft whose channel uses the words for every channel again. */
export function withoutOwnWords(draft: TemplateDraft, { locale, channel }: Slot): TemplateDraft {
  const without = <Variants extends Record<string, unknown> | undefined>(variants: Variants) => Object.fromEntries(Object.entries(variants ?? {}).filter(([name]) => name !== channel)) as NonNullable<Variants>;
  if (locale === draft.locale) return { ...draft, variants: without(draft.variants) };
  const known = draft.translations?.[locale];
  return known ? { ...draft, translations: { ...draft.translations, [locale]: { ...known, variants: without(known.variants) } } } : draft;
}

/** A further language begins with the words of the first one. */
export function withLocale(draft: TemplateDraft, locale: string): TemplateDraft {
  const { subject, body, variants } = draft;
  return { ...draft, translations: { ...draft.translations, [locale]: { body, ...(subject !== undefined && { subject }), ...(variants && { variants }) } } };
}

export const withoutLocale = (draft: TemplateDraft, locale: string): TemplateDraft => ({
  ...draft,
  translations: Object.fromEntries(Object.entries(draft.translations ?? {}).filter(([name]) => name !== locale)),
});

/** What changed, as a merge patch (RFC 7396): only fields that differ, `null` for what is gone. */
export function patchBetween(before: unknown, after: unknown): Record<string, unknown> {
  const [old, fresh] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])];
  return Object.fromEntries(
    names.flatMap((name): [string, unknown][] => {
      const [from, to] = [old[name], fresh[name]];
      if (JSON.stringify(from) === JSON.stringify(to)) return [];
      if (to === undefined) return [[name, null]];
      return [[name, isTree(from) && isTree(to) ? patchBetween(from, to) : to]];
    }),
  );
}

const isTree = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
