import type { TemplateDraft } from '@messaging/contracts';
import type { CheckedContent } from '../check-content/check-content.rules.js';
import type { TemplateState, VersionedContent } from '../store/template-state.js';

/** What of a draft is versioned; words without a language of their own are in the hub's. */
export function contentOf({ isActive: _, locale, ...words }: TemplateDraft, hubLocale: string): VersionedContent {
  return { ...words, locale: locale ?? hubLocale };
}

/** A new template of checked words. */
export function newTemplate(content: VersionedContent, made: { hubId: string; id: string; isActive: boolean; checked: CheckedContent; now: Date }): TemplateState {
  const { hubId, id, isActive, checked: { variables }, now } = made;
  return { id, hubId, version: 1, isActive, isSystem: false, isDeleted: false, createdAt: now, updatedAt: now, content, variables };
}
