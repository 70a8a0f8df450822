import { chooseLocale, chooseWords, fillMissing, formatLocale, gsm7Replacement, measureSms, missingWayOut, needsWayOut, withWayOut, type CompiledContent, type FormatOptions } from '@messaging/content';
import type { CustomerFields, DraftFormat, PreviewTemplate, TemplatePreview } from '@messaging/contracts';
import { ok, refuse, type ProblemDetail, type Result } from '@messaging/kernel';
import { checkUse, distinct, refusalOf, type Checkable, type CompiledBodies } from '../check-content/check-content.rules.js';
import type { HubFace } from '../store/hub.sql.js';

/** What is shown to staff before anything is sent. Plain data: it is worked on in a thread. */
export interface PreviewInput {
  readonly request: Pick<PreviewTemplate, 'channel' | 'variables' | 'locale' | 'purpose'>;
  readonly words: Checkable;
  readonly hub: HubFace;
  readonly smsCanBeAnswered: boolean;
  /** A real customer, whose language and zone count. */
  readonly customer: CustomerFields | undefined;
  /** A link that looks like the real one, and is as long. */
  readonly unsubscribeUrl: string;
  readonly now: Date;
}

/** What a text may speak of, with samples for what is missing. */
export interface SampledContext {
  readonly context: Branch;
  readonly missing: readonly string[];
}

type Branch = Readonly<Record<string, unknown>>;
type Rendered = Extract<ReturnType<CompiledContent['render']>, { ok: true }>;

/** A list may lack something in items that are samples themselves; lists nest eight deep at most. */
const roundsMax = 8;
const offendingMax = 100;
/** Meta: the text of a message, and one parameter of a template. Gmail cuts a mail at 102 KB. Twilio takes ten SMS. */
const limits = { whatsappChars: 4096, parameterChars: 1024, htmlBytes: 102 * 1024, smsSegments: 10 } as const;
/** Fields of a customer that have a form, which a name in braces would not have. */
const samples = { 'customer.birthday': '1990-05-17', 'customer.customerSince': '2020-01-15', 'customer.lastVisitAt': '2026-01-15T10:00:00Z', 'customer.totalSpent': { amount: '25.00', currency: 'EUR' }, 'customer.tags': ['vip'] };

/** Renders one channel in one language. Variables that are missing are named, and shown by a sample. */
export function previewTemplate(input: PreviewInput, bodies: CompiledBodies): Result<TemplatePreview> {
  const shown = show(input, bodies);
  if (!shown.ok) return shown;
  const { rendered: { ok: _, parameters, ...words }, locale, missing, warnings } = shown.value;
  const { request: { channel }, words: { whatsapp } } = input;
  const wayOut = wayOutOf(input, { text: words.text, locale });
  const parts = { ...words, text: withWayOut(words.text, wayOut) };
  const sms = channel === 'sms' ? smsOf(parts.text) : undefined;
  const atMeta = whatsapp && parameters && { name: whatsapp.name, language: whatsapp.language, parameters: parameters.map((text, index) => ({ variable: whatsapp.parameters[index] ?? '', text })) };
  return ok({
    locale, ...parts, ...(wayOut !== undefined && { wayOut }), ...(sms && { sms }), ...(atMeta && { whatsapp: atMeta }), missing: [...missing],
    warnings: [...warnings, ...lengthWarnings({ ...parts, parameters, segments: sms?.segments }, channel)],
  });
}

/** What a test-send carries, so that its text can be rendered in full where it is sent. */
export function sampleContext(input: PreviewInput, bodies: CompiledBodies): Result<SampledContext> {
  const shown = show(input, bodies);
  return shown.ok ? ok({ context: shown.value.context, missing: shown.value.missing }) : shown;
}

interface Shown extends SampledContext {
  readonly rendered: Rendered;
  readonly locale: string;
  readonly warnings: readonly ProblemDetail[];
}

function show(input: PreviewInput, bodies: CompiledBodies): Result<Shown> {
  const { request: { channel, locale: asked }, words, hub, customer, now } = input;
  const wanted = [asked, customer?.locale ?? undefined, hub.locale];
  const locale = chooseLocale(wanted, [words.locale, ...Object.keys(words.translations ?? {})], words.locale);
  const checked = checkUse(words, { locale, channel, ...chooseWords<DraftFormat>(words, { locale, channel }) }, bodies);
  if (!checked.compiled || checked.problems.length > 0) return refuse(refusalOf(distinct(checked.problems)));
  const options = { locale: formatLocale(wanted, locale), timeZone: usableZone(customer?.timeZone) ?? usableZone(hub.timeZone) ?? 'UTC' };
  const rendered = renderShowing(checked.compiled, { given: contextOf(input, checked.compiled), options, now });
  return rendered.ok ? ok({ ...rendered.value, locale, warnings: distinct(checked.warnings) }) : rendered;
}

/** The same roots as in a message. What the request brings itself goes before. */
function contextOf({ request, words, hub, customer, unsubscribeUrl }: PreviewInput, compiled: CompiledContent): Branch {
  const { variables } = request;
  return {
    ...variables,
    ...(needsWayOut(compiled, purposeOf({ request, words })) && { unsubscribeUrl }),
    hub: { ...hub, ...branch(variables['hub']) },
    ...(customer && { customer: { ...customer, ...branch(variables['customer']) } }),
  };
}

const purposeOf = ({ request, words }: Pick<PreviewInput, 'request' | 'words'>) => request.purpose ?? (words.category === 'marketing' ? 'marketing' : 'transactional');

/** What sending puts below it, so that it is seen and counted before. */
function wayOutOf(input: PreviewInput, { text, locale }: { text: string; locale: string }): string | undefined {
  if (purposeOf(input) !== 'marketing') return undefined;
  return missingWayOut(text, { channel: input.request.channel, locale, canAnswer: input.smsCanBeAnswered, unsubscribeUrl: () => input.unsubscribeUrl });
}

/** Renders; where variables are missing, again with samples in their places. */
function renderShowing(compiled: CompiledContent, { given, options, now }: { given: Branch; options: FormatOptions; now: Date }): Result<SampledContext & { readonly rendered: Rendered }> {
  let context = given;
  let missing: readonly string[] = [];
  for (let round = 0; round <= roundsMax; round += 1) {
    const rendered = compiled.render(context, options);
    if (rendered.ok) return ok({ rendered, context, missing });
    if ('overBudget' in rendered) return refuse({ kind: 'rule', code: 'TEMPLATE.OVER_BUDGET', detail: `Rendering this exceeds its limits (${rendered.overBudget}).` });
    if (round === 0) missing = rendered.missing;
    context = fillMissing(context, rendered.missing, { kinds: compiled.kinds, now, samples });
  }
  return ok({ rendered: { ok: true, text: '' }, context, missing });
}

const branch = (value: unknown): Branch => (typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {});

function usableZone(zone: string | null | undefined): string | undefined {
  try {
    return zone ? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone : undefined;
  } catch {
    return undefined;
  }
}

function smsOf(text: string): NonNullable<TemplatePreview['sms']> {
  const { offending, ...measure } = measureSms(text);
  const named = offending.slice(0, offendingMax).map(({ char, index }) => {
    const replacement = gsm7Replacement(char);
    return { char, index, ...(replacement !== undefined && { replacement }) };
  });
  return { ...measure, offending: named };
}

interface Lengths {
  readonly text: string;
  readonly html?: string;
  readonly parameters: readonly string[] | undefined;
  readonly segments: number | undefined;
}

/** What only these very values make too long. */
function lengthWarnings({ text, html, parameters = [], segments = 0 }: Lengths, channel: PreviewTemplate['channel']): ProblemDetail[] {
  const tooLong = (detail: string): ProblemDetail => ({ pointer: '/body', code: 'TEMPLATE.TOO_LONG', detail: `With these values ${detail}` });
  return [
    ...(segments > limits.smsSegments ? [tooLong(`it takes ${segments} SMS; providers refuse more than ${limits.smsSegments}.`)] : []),
    ...(channel === 'whatsapp' && text.length > limits.whatsappChars ? [tooLong(`it has ${text.length} characters; WhatsApp takes ${limits.whatsappChars}.`)] : []),
    ...(html !== undefined && Buffer.byteLength(html) > limits.htmlBytes ? [tooLong('the mail is so long that Gmail cuts it off.')] : []),
    ...parameters.flatMap((parameter, index) => (parameter.length > limits.parameterChars ? [parameterTooLong(index, parameter.length)] : [])),
  ];
}

const parameterTooLong = (index: number, chars: number): ProblemDetail => ({
  pointer: `/whatsapp/parameters/${index}`, code: 'TEMPLATE.PARAMETER_TOO_LONG', detail: `With these values the parameter has ${chars} characters; Meta takes ${limits.parameterChars}.`,
});
