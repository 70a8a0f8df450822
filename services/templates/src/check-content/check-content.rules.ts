import { compileContent, lintTemplate, type ContentChannel, type ContentFormat, type TemplateContent } from '@messaging/content';
import { channels, type DraftFormat, type TemplateChannel } from '@messaging/contracts';
import { ok, refuse, type ProblemDetail, type Result } from '@messaging/kernel';
import type { ContentVariable, VersionedContent } from '../store/template-state.js';

/** Sound content: what it needs to be rendered, and what staff should look at. */
export interface CheckedContent {
  readonly variables: readonly ContentVariable[];
  readonly warnings: readonly ProblemDetail[];
}

/** The whole must fit into one message of the log (256 KB), its envelope and escapes included. */
const contentBytesMax = 200 * 1024;

/** Words of one language, before a channel is chosen. */
type Words = Pick<VersionedContent, 'subject' | 'body' | 'variants'>;
/** What of a template decides about its words. */
export type Checkable = Pick<VersionedContent, 'category' | 'format' | 'subject' | 'body' | 'variants' | 'translations'> & { readonly channel: TemplateChannel };

/** The words of one channel, with the pointers of where they stand in the draft. */
export interface PlacedContent {
  readonly content: { readonly subject?: string; readonly body: string; readonly format: DraftFormat };
  readonly pointers: { readonly subject: string; readonly body: string; readonly format: string };
}

/** What one channel says in one language: its own variant, or else the language's words. */
export function contentFor(words: Words, options: { channel: ContentChannel; format: DraftFormat; at: string }): PlacedContent {
  const { channel, at } = options;
  const variant = words.variants?.[channel];
  const own = `${at}/variants/${channel}`;
  const subject = variant?.subject ?? words.subject;
  return {
    content: { body: variant?.body ?? words.body, format: variant?.format ?? options.format, ...(subject !== undefined && { subject }) },
    pointers: {
      body: `${variant ? own : at}/body`,
      subject: `${variant && (variant.subject !== undefined || words.subject === undefined) ? own : at}/subject`,
      format: variant?.format === undefined ? '/format' : `${own}/format`,
    },
  };
}

/** True for a format that can be rendered today. */
export const isSupported = (content: PlacedContent['content']): content is PlacedContent['content'] & TemplateContent => supported.includes(content.format);
const supported: readonly string[] = ['text', 'simple', 'html'] satisfies readonly ContentFormat[];

/** Checks every language and channel of a template; one refusal (422) names everything that is wrong, with pointers. */
export function checkContent(draft: Checkable): Result<CheckedContent> {
  const languages: (readonly [string, Words])[] = [['', draft]];
  for (const [locale, words] of Object.entries(draft.translations ?? {})) languages.push([`/translations/${locale}`, words]);
  const problems: ProblemDetail[] = [];
  const warnings: ProblemDetail[] = [];
  const variables = new Map<string, boolean>();
  for (const [at, words] of languages) {
    for (const channel of channelsOf(draft.channel, words)) {
      const found = checkOne(draft, contentFor(words, { channel, format: draft.format, at }), channel);
      problems.push(...found.problems);
      warnings.push(...found.warnings);
      for (const { name, required } of found.variables) variables.set(name, required || (variables.get(name) ?? false));
    }
  }
  if (Buffer.byteLength(JSON.stringify(draft)) > contentBytesMax) {
    problems.push({ pointer: '', code: 'TEMPLATE.TOO_LARGE', detail: `All languages and channels together may have ${contentBytesMax / 1024} KB.` });
  }
  const errors = distinct(problems);
  const [first] = errors;
  if (first) return refuse({ kind: 'rule', code: first.code, detail: first.detail, errors });
  return ok({ variables: [...variables].map(([name, required]) => ({ name, required })), warnings: distinct(warnings) });
}

/** A variant is checked although its channel is not the template's: it may become so by a later change. */
function channelsOf(channel: TemplateChannel, words: Words): readonly ContentChannel[] {
  return channels.filter((candidate) => channel === 'all' || channel === candidate || words.variants?.[candidate] !== undefined);
}

interface Found extends CheckedContent {
  readonly problems: readonly ProblemDetail[];
}

function checkOne(draft: Checkable, { content, pointers }: PlacedContent, channel: ContentChannel): Found {
  const nothing = { variables: [], warnings: [] };
  if (!isSupported(content)) {
    return { ...nothing, problems: [{ pointer: pointers.format, code: 'TEMPLATE.FORMAT_UNSUPPORTED', detail: `The format ${content.format} cannot be rendered yet: write text, simple or html.` }] };
  }
  const place = (detail: ProblemDetail): ProblemDetail => ({ ...detail, pointer: detail.pointer.endsWith('/subject') ? pointers.subject : pointers.body });
  const compiled = compileContent(content, channel);
  if (!compiled.ok) return { ...nothing, problems: (compiled.problem.errors ?? []).map(place) };
  const report = lintTemplate({ category: draft.category, contents: { [channel]: content } });
  return { variables: compiled.value.variables, problems: report.problems.map(place), warnings: report.warnings.map(place) };
}

/** Channels that share words would say everything three times, each with its own hint: the first is kept. */
function distinct(details: readonly ProblemDetail[]): ProblemDetail[] {
  const keyOf = ({ pointer, code }: ProblemDetail): string => `${pointer} ${code}`;
  return details.filter((detail, index) => details.findIndex((other) => keyOf(other) === keyOf(detail)) === index);
}
