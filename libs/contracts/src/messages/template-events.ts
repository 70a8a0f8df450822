import { z } from 'zod';
import { defineMessage } from '../message.js';
import { templatesEvents } from '../topics.js';
import { Category, Channel, TemplateChannel } from '../vocabulary.js';

export const TemplateFormat = z.enum(['text', 'simple', 'html']);
export type TemplateFormat = z.infer<typeof TemplateFormat>;

/** Subject and body for one channel. */
export const TemplateText = z.object({ subject: z.string().optional(), body: z.string(), format: TemplateFormat.optional() });
export type TemplateText = z.infer<typeof TemplateText>;

/** What a version says in one language: a default text, and texts of their own for some channels. */
export const LocalizedText = z.object({
  subject: z.string().optional(),
  body: z.string(),
  variants: z.partialRecord(Channel, TemplateText).optional(),
});
export type LocalizedText = z.infer<typeof LocalizedText>;

/** The template at Meta that stands for a version where WhatsApp's window is closed, and what fills its parameters. */
export const WhatsappTemplate = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'must be a name as Meta writes it: a-z, 0-9 and _'),
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, 'must be a language as Meta writes it, such as es or en_US'),
  /** In Meta's order: a variable (`customer.firstName`), or a helper and its values (`date event.startsAt`). */
  parameters: z.array(z.string().min(1).max(200)).max(50),
  /** The template at Meta carries Meta's own opt-out button: marketing needs no other way out on WhatsApp. */
  optOutButton: z.boolean().optional(),
});
export type WhatsappTemplate = z.infer<typeof WhatsappTemplate>;

/** One immutable version of a template. */
export const TemplateVersionPublished = z.object({
  templateId: z.uuid(),
  version: z.int().min(1),
  name: z.string(),
  channel: TemplateChannel,
  category: Category,
  locale: z.string(),
  format: TemplateFormat,
  subject: z.string().optional(),
  body: z.string(),
  variants: z.partialRecord(Channel, TemplateText).optional(),
  translations: z.record(z.string(), LocalizedText).default({}),
  whatsapp: WhatsappTemplate.optional(),
});
export type TemplateVersionPublished = z.infer<typeof TemplateVersionPublished>;

export const templateVersionPublished = defineMessage({
  type: 'template.version_published',
  version: 1,
  topic: templatesEvents,
  schema: TemplateVersionPublished,
  description: 'A template version exists. It never changes.',
  example: { templateId: '3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11', version: 1, name: 'Welcome', channel: 'all', category: 'custom', locale: 'en', format: 'text', body: 'Hello' },
});

/** The head of a template: which version is current. */
export const TemplateHeadChanged = z.object({
  templateId: z.uuid(),
  version: z.int().min(1),
  channel: TemplateChannel,
  category: Category,
  isActive: z.boolean(),
  isDeleted: z.boolean(),
});
export type TemplateHeadChanged = z.infer<typeof TemplateHeadChanged>;

export const templateHeadChanged = defineMessage({
  type: 'template.head_changed',
  version: 1,
  topic: templatesEvents,
  schema: TemplateHeadChanged,
  description: 'The current version of a template, or its end.',
  example: { templateId: '3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11', version: 2, channel: 'all', category: 'custom', isActive: true, isDeleted: false },
});
