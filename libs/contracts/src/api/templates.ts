import { z } from 'zod';
import { WhatsappTemplate } from '../messages/template-events.js';
import { moment } from '../moment.js';
import { Category, Channel, CustomerId, TemplateChannel } from '../vocabulary.js';
import { BuiltInNames } from './built-in-names.js';
import { line } from './line.js';

/** Bodies and answers of the templates service (API.md section 3, Templates). */

const subject = z.string().max(998);
/** The bound of one source is 32 KB (libs/content); this one keeps a mistake from being parsed at all. */
const body = z.string().min(1).max(65_536);
const LanguageTag = z.string().max(35).regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language such as en or es-MX');

const name = line(200).trim().min(1);

/** `simple` is paragraphs, pictures and buttons in the hub's brand frame; `mjml` becomes HTML when it is saved. */
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
    name,
    channel: TemplateChannel,
    category: Category,
    /** Of the words of its own; the hub's language when it is left out. */
    locale: LanguageTag.optional(),
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
export const TemplateView = TemplateDraft.extend({ id: z.uuid(), names: BuiltInNames.optional(), locale: z.string(), isSystem: z.boolean(), ...computed, updatedAt: moment }).meta({ id: 'Template' });
export type TemplateView = z.output<typeof TemplateView>;

/** What staff should look at although nothing forbids it; `pointer` leads to the place in the draft. */
export const TemplateWarning = z.object({ pointer: z.string(), code: z.string(), detail: z.string() });

/** A template as it was just saved. */
export const SavedTemplate = TemplateView.extend({ warnings: z.array(TemplateWarning) }).meta({ id: 'SavedTemplate' });
export type SavedTemplate = z.output<typeof SavedTemplate>;

/** One immutable version. */
export const TemplateVersionView = TemplateDraft.omit({ isActive: true }).extend({ templateId: z.uuid(), locale: z.string(), ...computed }).meta({ id: 'TemplateVersion' });
export type TemplateVersionView = z.output<typeof TemplateVersionView>;

/** Filters of `GET /templates`. */
export const TemplateFilters = z.object({ channel: TemplateChannel.optional(), category: Category.optional(), q: z.string().min(1).max(200).optional() });
export type TemplateFilters = z.output<typeof TemplateFilters>;

/** What the editor may leave out while somebody writes. A whole draft is taken too; it is shown for the request's channel. */
const PreviewDraft = z.object({
  name: z.string().max(200).optional(),
  channel: TemplateChannel.default('all'),
  category: Category.default('custom'),
  locale: LanguageTag.optional(),
  ...words,
  whatsapp: WhatsappTemplate.optional(),
  isActive: z.boolean().optional(),
});

const variableCharsMax = 65_536;
/** Values of a call's own, and samples of `customer`, `event` and `hub`. */
const SampleVariables = z
  .record(z.string().max(100), z.unknown())
  .refine((variables) => JSON.stringify(variables).length <= variableCharsMax, `at most ${variableCharsMax} characters of JSON`)
  .default({});

/** `POST /templates/preview`. What `variables` bring goes before what is known of the customer and the hub. */
export const PreviewTemplate = z
  .object({
    templateId: z.uuid().optional(),
    draft: PreviewDraft.optional(),
    channel: Channel,
    customerId: CustomerId.optional(),
    variables: SampleVariables,
    locale: LanguageTag.optional(),
    purpose: z.enum(['transactional', 'marketing']).optional().meta({ description: 'What it is sent for, where that is not its category’s: a campaign is marketing, and the frame of its mails offers the way out' }),
  })
  .refine(({ templateId, draft }) => (templateId === undefined) !== (draft === undefined), { path: ['templateId'], message: 'either templateId or draft is required' });
export type PreviewTemplate = z.output<typeof PreviewTemplate>;

/** What a message would look like. Missing variables are named, and shown by samples: a text by its name in braces. */
export const TemplatePreview = z.object({
  /** The language it was written in. */
  locale: z.string(),
  subject: z.string().optional(),
  text: z.string(),
  /** The last line of `text`, where sending puts it there: a marketing SMS or WhatsApp that does not say how to stop it. */
  wayOut: z.string().optional(),
  html: z.string().optional(),
  sms: z
    .object({
      encoding: z.enum(['GSM-7', 'UCS-2']),
      segments: z.int(),
      units: z.int(),
      /** Characters that make it UCS-2, by UTF-16 index; the first hundred, with a text of GSM-7 that reads the same where there is one. */
      offending: z.array(z.object({ char: z.string(), index: z.int(), replacement: z.string().optional() })),
    })
    .optional(),
  /** What goes to Meta where the window is closed. */
  whatsapp: z.object({ name: z.string(), language: z.string(), parameters: z.array(z.object({ variable: z.string(), text: z.string() })) }).optional(),
  missing: z.array(z.string()),
  warnings: z.array(TemplateWarning),
});
export type TemplatePreview = z.output<typeof TemplatePreview>;

/** `POST /templates/{id}/test-send`: to an address of one's own; what is missing goes as a sample. */
export const TestSend = z
  .object({
    channel: Channel,
    to: z.string().min(1).max(320),
    customerId: CustomerId.optional(),
    variables: SampleVariables,
    locale: LanguageTag.optional(),
  })
  .meta({ id: 'TestSend' });
export type TestSend = z.output<typeof TestSend>;

/** The message that a test-send asked for: `id` as `POST /messages` answers it, `messageId` as executions name theirs. */
export const TestSendAccepted = z.object({
  id: z.uuid(),
  messageId: z.uuid(),
  channel: Channel,
  to: z.string(),
  templateId: z.uuid(),
  templateVersion: z.int(),
  status: z.literal('queued'),
  /** Variables that went as samples. */
  missing: z.array(z.string()),
});
export type TestSendAccepted = z.output<typeof TestSendAccepted>;

/** What mails may show: every mail program shows these, and none of them can hold a script. */
export const ImageType = z.enum(['image/png', 'image/jpeg', 'image/gif']);
export type ImageType = z.output<typeof ImageType>;

/** A picture that the product keeps for mails; anybody who knows its address may see it. */
export const TemplateImage = z.object({ id: z.uuid(), url: z.url(), type: ImageType, bytes: z.int(), createdAt: moment }).meta({ id: 'TemplateImage' });
export type TemplateImage = z.output<typeof TemplateImage>;
