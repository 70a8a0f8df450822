import type { CustomerFields, Reason, SettingsTree, TemplateVersionPublished } from '@messaging/contracts';
import { chooseLocale, compileContent, measureSms, pickContext, type CompiledContent, type CompiledTemplateCache } from '@messaging/content';
import type { Result } from '@messaging/kernel';
import type { QueuedMessage } from './queued-message.js';

/** Text ready for one channel, and what it was made from. */
export interface RenderedMessage {
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
  readonly segments?: number;
  /** What is stored so that the same text can be made again; absent for a message that carries its own text. */
  readonly context?: RenderContext;
}

/** The variables that went into a text, with language and zone. */
export interface RenderContext {
  readonly locale: string;
  readonly timeZone: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export type RenderResult = { readonly ok: true; readonly rendered: RenderedMessage } | { readonly ok: false; readonly kind: 'skip' | 'fail'; readonly reason: Reason };

/** What a text may speak of. */
export interface RenderInput {
  readonly message: QueuedMessage;
  readonly template: TemplateVersionPublished | undefined;
  readonly customer: CustomerFields;
  readonly settings: SettingsTree;
  readonly unsubscribeUrl: string;
}

/** Renders a message for its channel: its own text, or its template in the customer's language and zone. */
export function renderMessage(input: RenderInput, cache: CompiledTemplateCache): RenderResult {
  const { message, template, settings } = input;
  if (!template) return ownText(message);
  const locale = chooseLocale([input.customer.locale ?? undefined, settings.hub.locale], [template.locale, ...Object.keys(template.translations)], template.locale);
  const compiled = compiledFor(template, { locale, channel: message.channel, hubId: message.hubId }, cache);
  if (!compiled.ok) return { ok: false, kind: 'fail', reason: { code: compiled.problem.code, detail: compiled.problem.detail } };
  const timeZone = usableZone(input.customer.timeZone) ?? settings.hub.timeZone;
  const values = pickContext(renderValues(input), compiled.value.variables);
  return renderCompiled(compiled.value, { locale, timeZone, values }, message);
}

/** Makes the text of a sent message again, for reading. */
export function renderAgain(template: TemplateVersionPublished, given: { message: Pick<QueuedMessage, 'channel' | 'hubId'>; context: RenderContext }, cache: CompiledTemplateCache): RenderedMessage | undefined {
  const compiled = compiledFor(template, { locale: given.context.locale, channel: given.message.channel, hubId: given.message.hubId }, cache);
  if (!compiled.ok) return undefined;
  const result = renderCompiled(compiled.value, given.context, given.message);
  return result.ok ? result.rendered : undefined;
}

function renderCompiled(compiled: CompiledContent, context: RenderContext, message: Pick<QueuedMessage, 'channel'>): RenderResult {
  const outcome = compiled.render(context.values, context);
  if (outcome.ok) {
    const segments = message.channel === 'sms' ? { segments: measureSms(outcome.text).segments } : {};
    const { subject, text, html } = outcome;
    return { ok: true, rendered: { text, context, ...segments, ...(subject !== undefined && { subject }), ...(html !== undefined && { html }) } };
  }
  if ('missing' in outcome) {
    return { ok: false, kind: 'skip', reason: { code: 'TEMPLATE.VARIABLE_MISSING', detail: `No value for ${outcome.missing.join(', ')}.` } };
  }
  return { ok: false, kind: 'fail', reason: { code: 'TEMPLATE.TOO_LARGE', detail: `The rendered text goes over its limit (${outcome.overBudget}).` } };
}

function ownText(message: QueuedMessage): RenderResult {
  const text = message.body ?? '';
  const segments = message.channel === 'sms' ? { segments: measureSms(text).segments } : {};
  return { ok: true, rendered: { text, ...segments, ...(message.subject !== null && { subject: message.subject }) } };
}

function compiledFor(template: TemplateVersionPublished, want: { locale: string; channel: QueuedMessage['channel']; hubId: string }, cache: CompiledTemplateCache): Result<CompiledContent> {
  const key = [want.hubId, template.templateId, template.version, want.locale, want.channel].join('|');
  return cache.getOrCompile(key, () => {
    const words = want.locale === template.locale ? template : (template.translations[want.locale] ?? template);
    const variant = words.variants?.[want.channel];
    const subject = variant?.subject ?? words.subject;
    const format = variant?.format ?? template.variants?.[want.channel]?.format ?? template.format;
    return compileContent({ body: variant?.body ?? words.body, format, ...(subject !== undefined && { subject }) }, want.channel);
  });
}

function renderValues({ message, customer, settings, unsubscribeUrl }: RenderInput): Record<string, unknown> {
  return {
    ...message.variables,
    customer: { ...customer, ...(message.customerId !== null && { id: message.customerId }) },
    event: message.eventData ?? {},
    hub: settings.hub,
    unsubscribeUrl,
  };
}

function usableZone(zone: string | null | undefined): string | undefined {
  if (!zone) return undefined;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return undefined;
  }
}
