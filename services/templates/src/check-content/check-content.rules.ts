import {
  chooseWords, compileContent, contentChannels, lintTemplate, type CompiledContent, type ContentFormat, type LanguageWords, type TemplateContent,
} from '@messaging/content';
import type { DraftFormat, TemplateChannel } from '@messaging/contracts';
import { ok, refuse, type Problem, type ProblemDetail, type Result } from '@messaging/kernel';
import type { ContentVariable, VersionedContent } from '../store/template-state.js';

/** What of a template decides about its words. */
export type Checkable = Pick<VersionedContent, 'category' | 'locale' | 'format' | 'subject' | 'body' | 'variants' | 'translations' | 'whatsapp'> & { readonly channel: TemplateChannel };

/** The words as other services render them: MJML has become HTML. */
export interface PublishedWords extends LanguageWords<ContentFormat> {
  readonly format: ContentFormat;
  readonly translations: Readonly<Record<string, LanguageWords<ContentFormat>>>;
}

/** Sound content: what it needs to be rendered, what staff should look at, and what is told to the others. */
export interface CheckedContent {
  readonly variables: readonly ContentVariable[];
  readonly warnings: readonly ProblemDetail[];
  readonly published: PublishedWords;
}

/** The HTML of MJML bodies, or what is wrong with them, by the pointer of where they stand. */
export type CompiledBodies = ReadonlyMap<string, Result<string>>;

/** The whole must fit into one message of the log (256 KB), its envelope and escapes included. */
const contentBytesMax = 200 * 1024;
/** A template of twenty languages could say the same of each of a thousand names. */
const detailsMax = 50;

/** Where a template's words are used: each of its languages on each of its channels. */
export function* usesOf(draft: Checkable) {
  for (const locale of [draft.locale, ...Object.keys(draft.translations ?? {})]) {
    const words = locale === draft.locale ? draft : draft.translations?.[locale];
    // A variant is checked although its channel is not the template's: it may become so by a later change.
    const used = contentChannels.filter((channel) => draft.channel === 'all' || draft.channel === channel || words?.variants?.[channel] !== undefined);
    for (const channel of used) yield { locale, channel, ...chooseWords<DraftFormat>(draft, { locale, channel }) };
  }
}

/** Checks every language and channel of a template; one refusal (422) names everything that is wrong, with pointers. */
export function checkContent(draft: Checkable, compiled: CompiledBodies = new Map()): Result<CheckedContent> {
  const problems = languageProblems(draft);
  const warnings: ProblemDetail[] = [];
  const variables = new Map<string, boolean>();
  for (const use of problems.length > 0 ? [] : usesOf(draft)) {
    const found = checkUse(draft, use, compiled);
    problems.push(...found.problems);
    warnings.push(...found.warnings);
    for (const { name, required } of found.compiled?.ownVariables ?? []) variables.set(name, required || (variables.get(name) ?? false));
  }
  const published = publishedWords(draft, compiled);
  if (Buffer.byteLength(JSON.stringify({ ...draft, ...published })) > contentBytesMax) {
    problems.push({ pointer: '', code: 'TEMPLATE.TOO_LARGE', detail: `All languages and channels together may have at most ${contentBytesMax / 1024} KB.` });
  }
  if (problems.length > 0) return refuse(refusalOf(distinct(problems)));
  return ok({ variables: [...variables].map(([name, required]) => ({ name, required })), warnings: distinct(warnings), published });
}

/** One problem for everything that is wrong. */
export function refusalOf(errors: readonly ProblemDetail[]): Problem {
  const [first = { code: 'TEMPLATE.SYNTAX', detail: '' }] = errors;
  return { kind: 'rule', code: first.code, detail: first.detail, errors };
}

/** The same language twice would be two answers to one question. */
function languageProblems({ locale, translations }: Checkable): ProblemDetail[] {
  const seen = new Set([locale.toLowerCase()]);
  return Object.keys(translations ?? {}).flatMap((language) => {
    const isNew = !seen.has(language.toLowerCase());
    seen.add(language.toLowerCase());
    return isNew ? [] : [{ pointer: `/translations/${language}`, code: 'TEMPLATE.LANGUAGE_TWICE', detail: `The template already has a text in ${language}: its own is in ${locale}.` }];
  });
}

/** The words of one language on one channel. */
export type Use = ReturnType<typeof usesOf> extends Generator<infer One> ? One : never;

/** What became of one use; compiled unless it has problems. */
export interface CheckedUse {
  readonly compiled?: CompiledContent;
  readonly problems: readonly ProblemDetail[];
  readonly warnings: readonly ProblemDetail[];
}

/** Compiles and lints one language on one channel. */
export function checkUse(draft: Checkable, { locale, channel, content, pointers }: Use, compiled: CompiledBodies): CheckedUse {
  const place = (detail: ProblemDetail): ProblemDetail => ({ ...detail, pointer: placeOf(detail.pointer, pointers) });
  const source = renderable(content, compiled.get(pointers.body));
  if (!source.ok) return { warnings: [], problems: [{ pointer: pointers.body, code: source.problem.code, detail: source.problem.detail }] };
  const words: TemplateContent = { ...source.value, parameters: draft.whatsapp?.parameters };
  const result = compileContent(words, channel, { locale, isCompiled: content.format === 'mjml' });
  if (!result.ok) return { warnings: [], problems: (result.problem.errors ?? []).map(place) };
  const report = lintTemplate({ category: draft.category, contents: { [channel]: words }, hasOptOutButton: draft.whatsapp?.optOutButton });
  return { compiled: result.value, problems: report.problems.map(place), warnings: report.warnings.map(place) };
}

function placeOf(pointer: string, pointers: Use['pointers']): string {
  if (pointer.startsWith('/whatsapp/parameters/')) return pointer;
  return pointer.endsWith('/subject') ? pointers.subject : pointers.body;
}

/** Words that libs/content can render; MJML must have been compiled. */
function renderable(content: Use['content'], html: Result<string> | undefined): Result<TemplateContent> {
  const { format, ...words } = content;
  if (format !== 'mjml') return ok({ ...words, format });
  if (!html) return refuse({ kind: 'rule', code: 'TEMPLATE.FORMAT_UNSUPPORTED', detail: 'MJML cannot be used here.' });
  return html.ok ? ok({ ...words, body: html.value, format: 'html' }) : html;
}

function publishedWords(draft: Checkable, compiled: CompiledBodies): PublishedWords {
  const htmlAt = (pointer: string, body: string): string => {
    const html = compiled.get(pointer);
    return html?.ok ? html.value : body;
  };
  const published = (words: LanguageWords<DraftFormat>, at: string): LanguageWords<ContentFormat> => {
    const variants = contentChannels.flatMap((channel) => {
      const variant = words.variants?.[channel];
      if (!variant) return [];
      const { format, body, ...rest } = variant;
      return [[channel, { ...rest, body: htmlAt(`${at}/variants/${channel}/body`, body), ...(format && { format: publishedFormat(format) }) }] as const];
    });
    return {
      ...(words.subject !== undefined && { subject: words.subject }), body: htmlAt(`${at}/body`, words.body),
      ...(variants.length > 0 && { variants: Object.fromEntries(variants) }),
    };
  };
  const translations = Object.entries(draft.translations ?? {}).map(([locale, words]) => [locale, published(words, `/translations/${locale}`)] as const);
  return { ...published(draft, ''), format: publishedFormat(draft.format), translations: Object.fromEntries(translations) };
}

const publishedFormat = (format: DraftFormat): ContentFormat => (format === 'mjml' ? 'html' : format);

/** Channels that share words would say everything three times, each with its own hint: the first is kept. */
export function distinct(details: readonly ProblemDetail[]): ProblemDetail[] {
  const kept = new Map<string, ProblemDetail>();
  for (const detail of details) {
    const key = `${detail.pointer} ${detail.code} ${isOfChannel(detail.code) ? '' : detail.detail}`;
    if (!kept.has(key)) kept.set(key, detail);
  }
  return [...kept.values()].slice(0, detailsMax);
}

/** Said once for words that several channels share, although each channel words it differently. */
const isOfChannel = (code: string): boolean => code === 'TEMPLATE.OPT_OUT_MISSING' || code === 'TEMPLATE.TOO_LONG';
