import { ok, refuse, type Result } from '@messaging/kernel';
import type { TemplateState } from '../store/template-state.js';
import type { TemplateUser } from '../store/template-use.sql.js';

/** A deleted template; the system's own cannot be missed, because automations rest on them, nor can one that is in use. */
export function decideDelete(template: TemplateState, { users, now }: { users: readonly TemplateUser[]; now: Date }): Result<TemplateState> {
  if (template.isSystem) return refuse({ kind: 'conflict', code: 'TEMPLATE.SYSTEM', detail: 'A system template cannot be deleted; change its text, or switch it off.' });
  if (users.length === 0) return ok({ ...template, isActive: false, isDeleted: true, updatedAt: now });
  const names = users.map(({ kind, name }) => `${kind} "${name}"`).join(', ');
  return refuse({ kind: 'conflict', code: 'TEMPLATE.IN_USE', detail: `It is used by ${names}. Choose another template there, or delete them first.`, extra: { usedBy: users } });
}
