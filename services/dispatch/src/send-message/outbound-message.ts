import type { CustomerFields, Reason, SettingsTree, TemplateVersionPublished } from '@messaging/contracts';
import { chooseLocale, chooseWords, compileContent, formatLocale, measureSms, needsWayOut, withWayOut, type CompiledContent, type CompiledTemplateCache } from '@messaging/content';
import { isTimeZone, type Result } from '@messaging/kernel';
import type { QueuedMessage } from './queued-message.js';
import { isMarketing, missingWayOut } from './way-out.rules.js';

/** Text ready for one channel, and what it was made from. */
export interface RenderedMessage {
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
  readonly segments?: number;
  /** The template at Meta that stands for it where WhatsApp's window is closed. */
  readonly atMeta?: { readonly name: string; readonly language: string; readonly parameters: readonly string[] };
  /** What is stored so that the same text can be made again; absent for a message that carries its own text. */
  readonly context?: RenderContext;
}

/** The variables that went into a text, with language and zone. */
export interface RenderContext {
  /** Of the words. */
  readonly locale: string;
  /** Of dates and money; absent where it is that of the words. */
  readonly formatLocale?: string;
  readonly timeZone: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The line that was put below a marketing text without a way out. */
  readonly wayOut?: string;
}

export type RenderResult =
  | { readonly ok: true; readonly rendered: RenderedMessage }
  | { readonly ok: false; readonly kind: 'skip' | 'fail'; readonly reason: Reason };

/** Where a text is for. */
type Place = Pick<QueuedMessage, 'channel' | 'hubId'>;

/** What a text may speak of. */
export interface RenderInput {
  readonly message: QueuedMessage;
  readonly template: TemplateVersionPublished | undefined;
  readonly customer: CustomerFields;
  readonly settings: SettingsTree;
  /** Made when a text asks for it: it costs a signature. */
  readonly unsubscribeUrl: () => string;
}

/** Renders a message for its channel: its own text, or its template in the customer's language and zone. A marketing text gets a way out if it has none. */
export function renderMessage(input: RenderInput, cache: CompiledTemplateCache): RenderResult {
  const result = renderWords(input, cache);
  if (!result.ok) return result;
  const wayOut = missingWayOut(result.rendered.text, { ...input, locale: wordsLocale(input), sms: input.settings.sms });
  if (wayOut === undefined) return result;
  const { locale, timeZone } = input.settings.hub;
  const context = { ...(result.rendered.context ?? { locale, timeZone, values: {} }), wayOut };
  return { ok: true, rendered: { ...result.rendered, context, ...wordsWith(wayOut, { channel: input.message.channel, text: result.rendered.text }) } };
}

/** What is kept of a message that leaves as a template at Meta: its words stand there, and no line is added to them. */
export function withoutWayOut(rendered: RenderedMessage): RenderedMessage {
  if (rendered.context?.wayOut === undefined) return rendered;
  const { wayOut, ...context } = rendered.context;
  return { ...rendered, context, text: rendered.text.slice(0, -(wayOut.length + 1)) };
}

function wordsWith(wayOut: string | undefined, { channel, text }: { channel: QueuedMessage['channel']; text: string }) {
  const whole = withWayOut(text, wayOut);
  return { text: whole, ...segmentsOf(channel, whole) };
}

function renderWords(input: RenderInput, cache: CompiledTemplateCache): RenderResult {
  const { message, template, settings } = input;
  if (!template) return ownText(message);
  const wanted = wantedLocales(input);
  const locale = wordsLocale(input);
  const reader = formatLocale(wanted, locale);
  const compiled = compiledFor(template, { locale, message }, cache);
  if (!compiled.ok) return { ok: false, kind: 'fail', reason: { code: compiled.problem.code, detail: compiled.problem.detail } };
  const timeZone = usableZone(input.customer.timeZone) ?? settings.hub.timeZone;
  const values = compiled.value.pick(renderValues(input, needsWayOut(compiled.value, isMarketing(message) ? 'marketing' : 'transactional')));
  return renderCompiled(compiled.value, { context: { locale, ...(reader !== locale && { formatLocale: reader }), timeZone, values }, message, template });
}

type Reader = Pick<RenderInput, 'template' | 'customer' | 'settings'>;

const wantedLocales = ({ customer, settings }: Reader) => [customer.locale ?? undefined, settings.hub.locale];

/** The language of a message's words: of its template, what its reader understands best; a text of its own is in the reader's. */
export function wordsLocale(input: Reader): string {
  const { template, customer, settings } = input;
  if (!template) return customer.locale ?? settings.hub.locale;
  return chooseLocale(wantedLocales(input), [template.locale, ...Object.keys(template.translations)], template.locale);
}

/** Makes the text of a sent message again, for reading. */
export function renderAgain(
  template: TemplateVersionPublished,
  given: { message: Place; context: RenderContext },
  cache: CompiledTemplateCache,
): RenderedMessage | undefined {
  const compiled = compiledFor(template, { locale: given.context.locale, message: given.message }, cache);
  if (!compiled.ok) return undefined;
  const result = renderCompiled(compiled.value, { ...given, template });
  return result.ok ? result.rendered : undefined;
}

function renderCompiled(compiled: CompiledContent, given: { context: RenderContext; message: Place; template: TemplateVersionPublished }): RenderResult {
  const { context, message: { channel }, template: { whatsapp } } = given;
  const outcome = compiled.render(context.values, { locale: context.formatLocale ?? context.locale, timeZone: context.timeZone });
  if (outcome.ok) {
    const { ok: _, parameters, ...words } = outcome;
    const { wayOut } = context;
    const atMeta = whatsapp && parameters && { name: whatsapp.name, language: whatsapp.language, parameters };
    return { ok: true, rendered: { ...words, context, ...wordsWith(wayOut, { channel, text: words.text }), ...(atMeta && { atMeta }) } };
  }
  if ('missing' in outcome) {
    return { ok: false, kind: 'skip', reason: { code: 'TEMPLATE.VARIABLE_MISSING', detail: `No value for ${outcome.missing.join(', ')}.` } };
  }
  return { ok: false, kind: 'fail', reason: { code: 'TEMPLATE.TOO_LARGE', detail: `The rendered text exceeds its limit (${outcome.overBudget}).` } };
}

function ownText(message: QueuedMessage): RenderResult {
  const text = message.body ?? '';
  return { ok: true, rendered: { text, ...segmentsOf(message.channel, text), ...(message.subject !== null && { subject: message.subject }) } };
}

const segmentsOf = (channel: QueuedMessage['channel'], text: string) => (channel === 'sms' ? { segments: measureSms(text).segments } : {});

function compiledFor(
  template: TemplateVersionPublished,
  { locale, message: { hubId, channel } }: { locale: string; message: Place },
  cache: CompiledTemplateCache,
): Result<CompiledContent> {
  const key = [hubId, template.templateId, template.version, locale, channel].join('|');
  return cache.getOrCompile(key, () => {
    const { content } = chooseWords(template, { locale, channel });
    return compileContent({ ...content, parameters: template.whatsapp?.parameters }, channel, { locale, isCompiled: true });
  });
}

function renderValues({ message, customer, settings, unsubscribeUrl }: RenderInput, hasWayOut: boolean): Record<string, unknown> {
  return {
    ...message.variables,
    customer: { ...customer, ...(message.customerId !== null && { id: message.customerId }) },
    event: message.eventData ?? {},
    hub: settings.hub,
    ...(hasWayOut && { unsubscribeUrl: unsubscribeUrl() }),
  };
}

const usableZone = (zone: string | null | undefined): string | undefined => (zone && isTimeZone(zone) ? zone : undefined);
