import { isDeepStrictEqual } from 'node:util';
import { TemplateDraft, type TemplatePatch } from '@messaging/contracts';
import { ok, refuse, type Result } from '@messaging/kernel';
import { validate } from '@messaging/service-kit';
import { checkContent } from '../check-content/check-content.rules.js';
import type { TemplateState } from '../store/template-state.js';
import { mergePatch } from './merge-patch.rules.js';

/** A change of a template: the patch, the version it was written for (if said), and when. */
export interface TemplateChange {
  readonly patch: TemplatePatch;
  readonly ifMatch: string | undefined;
  readonly now: Date;
}

/** The next version, or the template as it is when the patch changes nothing. */
export function decideChange(template: TemplateState, { patch, ifMatch, now }: TemplateChange): Result<TemplateState> {
  if (!matches(ifMatch, template.version)) {
    return refuse({ kind: 'stale', code: 'TEMPLATE.STALE', detail: 'The template was changed meanwhile; read it again.', extra: { version: template.version } });
  }
  const before = { ...template.content, isActive: template.isActive };
  const draft = validate(TemplateDraft, mergePatch(before, patch));
  if (!draft.ok) return draft;
  if (isDeepStrictEqual(draft.value, before)) return ok(template);
  const checked = checkContent(draft.value);
  if (!checked.ok) return checked;
  const { isActive, ...content } = draft.value;
  return ok({ ...template, version: template.version + 1, isActive, content, variables: checked.value.variables, updatedAt: now });
}

/** Our entity tags are versions in quotes; weak and bare ones are understood too. Absent and `*` fit any. */
function matches(ifMatch: string | undefined, version: number): boolean {
  if (ifMatch === undefined || ifMatch.trim() === '*') return true;
  return ifMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', '') === String(version));
}
