import { ok, refuse, type Result } from '@messaging/kernel';

/** Is the caller's `If-Match` the template as it is? Tags are versions in quotes; weak and bare ones are understood too. Absent and `*` fit any. */
export function matchVersion(ifMatch: string | undefined, version: number): Result<undefined> {
  const fits = ifMatch === undefined || ifMatch.split(',').some((tag) => ['*', String(version)].includes(tag.trim().replace(/^W\//, '').replaceAll('"', '')));
  if (fits) return ok(undefined);
  return refuse({ kind: 'stale', code: 'TEMPLATE.STALE', detail: 'The template has changed in the meantime; read it again.', extra: { version } });
}
