import { ok, refuse, type Result } from '@messaging/kernel';
import type { TemplateState } from '../store/template-state.js';

/** A deleted template; the system's own cannot be missed, because automations rest on them. */
export function decideDelete(template: TemplateState, now: Date): Result<TemplateState> {
  if (template.isSystem) return refuse({ kind: 'conflict', code: 'TEMPLATE.SYSTEM', detail: 'A system template cannot be deleted; change its words, or switch it off.' });
  return ok({ ...template, isActive: false, isDeleted: true, updatedAt: now });
}
