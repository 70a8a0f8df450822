import { chooseLocale, compileContent, measureSms, type FormatOptions, type RenderOutcome } from '@messaging/content';
import type { PreviewTemplate, TemplatePreview } from '@messaging/contracts';
import { ok, refuse, type Result } from '@messaging/kernel';
import { checkContent, contentFor, isSupported, type Checkable } from '../check-content/check-content.rules.js';
import type { HubFace } from '../store/hub.sql.js';

/** What is shown to staff before anything is sent. */
export interface PreviewInput {
  readonly request: Pick<PreviewTemplate, 'channel' | 'variables' | 'locale'>;
  readonly words: Omit<Checkable, 'channel'> & { readonly locale: string };
  readonly hub: HubFace;
  /** A link that looks like the real one. */
  readonly unsubscribeUrl: string;
}

type Branch = Record<string, unknown>;

/** Renders one channel in one language. Variables that are missing are listed, and shown by their names. */
export function previewTemplate({ request, words, hub, unsubscribeUrl }: PreviewInput): Result<TemplatePreview> {
  const { channel } = request;
  const locale = chooseLocale([request.locale, hub.locale], [words.locale, ...Object.keys(words.translations ?? {})], words.locale);
  const translation = words.translations?.[locale];
  const chosen = { category: words.category, format: words.format, ...(translation ?? { subject: words.subject, body: words.body, variants: words.variants }) };
  const checked = checkContent({ ...chosen, channel, variants: ownVariant(chosen.variants, channel) });
  if (!checked.ok) return checked;
  const { content } = contentFor(chosen, { channel, format: words.format, at: '' });
  if (!isSupported(content)) return refuse({ kind: 'rule', code: 'TEMPLATE.FORMAT_UNSUPPORTED', detail: `The format ${content.format} cannot be rendered yet.` });
  const compiled = compileContent(content, channel);
  if (!compiled.ok) return compiled;
  const given: Branch = { unsubscribeUrl, ...request.variables, hub: { ...face(hub), ...branch(request.variables['hub']) } };
  const rendered = renderShowing((context, options) => compiled.value.render(context, options), given, { locale, timeZone: hub.timeZone ?? 'UTC' });
  if ('overBudget' in rendered) return refuse({ kind: 'rule', code: 'TEMPLATE.OVER_BUDGET', detail: `Rendering this takes more than is allowed (${rendered.overBudget}).` });
  const { ok: _, missing, ...shown } = rendered;
  return ok({ ...shown, ...(channel === 'sms' && { sms: smsOf(shown.text) }), missing: [...missing], warnings: [...checked.value.warnings] });
}

type Shown = Extract<RenderOutcome, { ok: true }> & { readonly missing: readonly string[] };

/** Renders; where variables are missing, once more with their names in their places. */
function renderShowing(render: (context: Branch, options: FormatOptions) => RenderOutcome, given: Branch, options: FormatOptions): Shown | { overBudget: string } {
  const first = render(given, options);
  if (first.ok) return { ...first, missing: [] };
  if ('overBudget' in first) return first;
  const second = render(first.missing.reduce((context, name) => withPlaceholder(context, name), given), options);
  if (second.ok) return { ...second, missing: first.missing };
  if ('overBudget' in second) return second;
  return { ok: true, text: '', missing: first.missing };
}

/** A copy of the context in which `name` (dotted) stands for itself: `{{customer.firstName}}`. */
function withPlaceholder(context: Branch, name: string, segments: readonly string[] = name.split('.')): Branch {
  const [head = '', ...rest] = segments;
  return { ...context, [head]: rest.length === 0 ? `{{${name}}}` : withPlaceholder(branch(context[head]), name, rest) };
}

const branch = (value: unknown): Branch => (typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {});
const face = (hub: HubFace): Branch => Object.fromEntries(Object.entries(hub).filter(([, value]) => value !== undefined));

function ownVariant(variants: Checkable['variants'], channel: PreviewTemplate['channel']): Checkable['variants'] {
  const own = variants?.[channel];
  return own && { [channel]: own };
}

function smsOf(text: string): NonNullable<TemplatePreview['sms']> {
  const { offending, ...measure } = measureSms(text);
  return { ...measure, offending: offending.slice(0, 100).map((item) => ({ ...item })) };
}
