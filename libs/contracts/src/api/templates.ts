import { z } from 'zod';
import { WhatsappTemplate } from '../messages/template-events.js';
import { Category, Channel, TemplateChannel } from '../vocabulary.js';

/** Bodies and answers of the templates service (API.md section 3, Templates). */

const moment = z.iso.datetime({ offset: true });
const subject = z.string().max(998);
/** The bound of one source is 32 KB (libs/content); this one keeps a mistake from being parsed at all. */
const body = z.string().min(1).max(65_536);
const LanguageTag = z.string().max(35).regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language such as en or es-MX');

/** `mjml` is in the contract and refused until it can be rendered (422 `TEMPLATE.FORMAT_UNSUPPORTED`). */
export const DraftFormat = z.enum(['text', 'simple', 'html', 'mjml']);
export type DraftFormat = z.infer<typeof DraftFormat>;

const Variant = z.object({ subject: subject.optional(), body, format: DraftFormat.optional() });
const variants = z.partialRecord(Channel, Variant).optional();
const translations = z
  .record(LanguageTag, z.object({ subject: subject.optional(), body, variants }))
  .refine((languages) => Object.keys(languages).length <= 20, 'must have at most 20 languages')
  .optional();

const words = { subject: subject.optional(), body, format: DraftFormat.default('text'), variants, translations };

/** What staff write. `PATCH /templates/{id}` is a merge patch (RFC 7396) over it. */
export const TemplateDraft = z
  .object({
    name: z.string().trim().min(1).max(200),
    channel: TemplateChannel,
    category: Category,
    locale: LanguageTag.default('en'),
    ...words,
    whatsapp: WhatsappTemplate.optional(),
    isActive: z.boolean().default(true),
  })
  .meta({ id: 'TemplateDraft' });
export type TemplateDraft = z.output<typeof TemplateDraft>;

/** A merge patch: any field of the draft, `null` clears. The merged whole is what is checked. */
export const TemplatePatch = z.object(Object.fromEntries(Object.keys(TemplateDraft.shape).map((name) => [name, z.unknown().optional()]))).meta({ id: 'TemplatePatch' });
export type TemplatePatch = z.output<typeof TemplatePatch>;

/** A variable of a template; without a required one the message is skipped (`TEMPLATE.VARIABLE_MISSING`). */
export const TemplateVariableView = z.object({ name: z.string(), required: z.boolean() });

const computed = { version: z.int(), variables: z.array(TemplateVariableView), createdAt: moment };

/** A template as it is now. */
export const TemplateView = TemplateDraft.extend({ id: z.uuid(), isSystem: z.boolean(), ...computed, updatedAt: moment }).meta({ id: 'Template' });
export type TemplateView = z.output<typeof TemplateView>;

/** One immutable version. */
export const TemplateVersionView = TemplateDraft.omit({ isActive: true }).extend({ templateId: z.uuid(), ...computed }).meta({ id: 'TemplateVersion' });
export type TemplateVersionView = z.output<typeof TemplateVersionView>;

/** Filters of `GET /templates`. */
export const TemplateFilters = z.object({ channel: TemplateChannel.optional(), category: Category.optional(), q: z.string().min(1).max(200).optional() });
export type TemplateFilters = z.output<typeof TemplateFilters>;

/** What the editor may leave out while somebody writes. A whole draft is taken too; it is shown for the request's channel. */
const PreviewDraft = z.object({
  name: z.string().max(200).optional(),
  channel: TemplateChannel.optional(),
  category: Category.default('custom'),
  locale: LanguageTag.default('en'),
  ...words,
  whatsapp: WhatsappTemplate.optional(),
  isActive: z.boolean().optional(),
});

/** `POST /templates/preview`. `variables` may hold samples of `customer`, `event` and `hub` beside top-level ones. */
export const PreviewTemplate = z
  .object({
    templateId: z.uuid().optional(),
    draft: PreviewDraft.optional(),
    channel: Channel,
    customerId: z.string().max(128).optional(),
    variables: z.record(z.string().max(100), z.unknown()).default({}),
    locale: LanguageTag.optional(),
  })
  .refine(({ templateId, draft }) => (templateId === undefined) !== (draft === undefined), { path: ['templateId'], message: 'either templateId or draft is required' });
export type PreviewTemplate = z.output<typeof PreviewTemplate>;

/** What a message would look like. Missing variables are shown by their names in braces. */
export const TemplatePreview = z.object({
  subject: z.string().optional(),
  text: z.string(),
  html: z.string().optional(),
  sms: z
    .object({
      encoding: z.enum(['GSM-7', 'UCS-2']),
      segments: z.int(),
      units: z.int(),
      offending: z.array(z.object({ char: z.string(), index: z.int() })),
    })
    .optional(),
  missing: z.array(z.string()),
  warnings: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })),
});
export type TemplatePreview = z.output<typeof TemplatePreview>;
