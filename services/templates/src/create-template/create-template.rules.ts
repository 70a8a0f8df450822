import type { TemplateDraft } from '@messaging/contracts';
import { ok, type Result } from '@messaging/kernel';
import { checkContent } from '../check-content/check-content.rules.js';
import type { TemplateState } from '../store/template-state.js';

/** A new template from what staff wrote; refused with every fault of its words. */
export function decideCreate(draft: TemplateDraft, made: { hubId: string; id: string; now: Date }): Result<TemplateState> {
  const checked = checkContent(draft);
  if (!checked.ok) return checked;
  const { isActive, ...content } = draft;
  const { hubId, id, now } = made;
  return ok({ id, hubId, version: 1, isActive, isSystem: false, isDeleted: false, createdAt: now, updatedAt: now, content, variables: checked.value.variables });
}
