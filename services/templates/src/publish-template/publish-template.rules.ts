import { templateHeadChanged, templateVersionPublished } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import type { PublishedWords } from '../check-content/check-content.rules.js';
import type { TemplateState } from '../store/template-state.js';

/** What the others hear of a new version: the version as they render it, and then that it is current. */
export const versionPublications = (template: TemplateState, words: PublishedWords): Publication[] => [versionPublication(template, words), headPublication(template)];

/** What the others hear when only the head changed: a template was deleted. */
export function headPublication(template: TemplateState): Publication {
  const { id, hubId, version, isActive, isDeleted, content } = template;
  const data = { templateId: id, version, channel: content.channel, category: content.category, isActive, isDeleted };
  return { message: templateHeadChanged, hubId, key: id, data };
}

function versionPublication({ id, hubId, version, content }: TemplateState, words: PublishedWords): Publication {
  const { name, channel, category, locale, whatsapp } = content;
  const data = { templateId: id, version, name, channel, category, locale, ...words, ...(whatsapp && { whatsapp }) };
  return { message: templateVersionPublished, hubId, key: `${id}:${version}`, data };
}
