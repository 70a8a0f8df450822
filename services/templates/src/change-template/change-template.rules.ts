import { isDeepStrictEqual } from 'node:util';
import { TemplateDraft, type TemplatePatch } from '@messaging/contracts';
import { ok, type Result } from '@messaging/kernel';
import { validate } from '@messaging/service-kit';
import type { CheckedContent } from '../check-content/check-content.rules.js';
import type { TemplateState, VersionedContent } from '../store/template-state.js';
import { mergePatch } from './merge-patch.rules.js';

/** What a template is to say, before it is checked. */
export interface WantedTemplate {
  readonly content: VersionedContent;
  readonly isActive: boolean;
}

/** The template as a patch would leave it; its own language stays when the patch clears it. */
export function patchTemplate(template: TemplateState, patch: TemplatePatch): Result<WantedTemplate> {
  const draft = validate(TemplateDraft, mergePatch({ ...template.content, isActive: template.isActive }, patch));
  if (!draft.ok) return draft;
  const { isActive, locale = template.content.locale, ...content } = draft.value;
  return ok({ content: { ...content, locale }, isActive });
}

/** True when a version more would say what this one says. */
export const isSame = (template: TemplateState, { content, isActive }: WantedTemplate): boolean =>
  isActive === template.isActive && isDeepStrictEqual(content, template.content);

/** The next version. */
export const nextVersion = (template: TemplateState, { content, isActive }: WantedTemplate, made: { checked: CheckedContent; now: Date }): TemplateState => ({
  ...template, version: template.version + 1, isActive, content, variables: made.checked.variables, updatedAt: made.now,
});
