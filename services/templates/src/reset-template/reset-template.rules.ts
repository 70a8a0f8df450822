import { ok, refuse, type Result } from '@messaging/kernel';
import type { WantedTemplate } from '../change-template/change-template.rules.js';
import { originalOf } from '../provision-hub/system-template-state.rules.js';
import type { TemplateState } from '../store/template-state.js';

/** What a system template said at first, in this release's words; whether it is switched on stays as it is. */
export function decideReset(template: TemplateState): Result<WantedTemplate> {
  const original = originalOf(template);
  if (!original) return refuse({ kind: 'conflict', code: 'TEMPLATE.NOT_SYSTEM', detail: 'Only a system template can be reset; an older version can be read and saved again.' });
  return ok({ content: original.content, isActive: template.isActive });
}
