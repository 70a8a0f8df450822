import { refuse } from '@messaging/kernel';

/** The tag of what says when it was last changed, as the API shows it. */
export const tagOfMoment = (updatedAt: string): string => `"${Date.parse(updatedAt).toString(36)}"`;

/** Answers that `what` ("The hook") is no longer as the caller's If-Match has it. */
export const refuseStale = (what: string) => refuse({ kind: 'stale', code: 'REQUEST.STALE', detail: `${what} has changed in the meantime; read it again.` });

/** Whether an If-Match header names a resource's entity tag; weak tags and tags without quotes are understood too. Absent and `*` fit any. */
export function matchesTag(ifMatch: string | undefined, tag: string): boolean {
  if (ifMatch === undefined || ifMatch.trim() === '*') return true;
  const bare = (text: string): string => text.trim().replace(/^W\//, '').replaceAll('"', '');
  return ifMatch.split(',').some((given) => bare(given) === bare(tag));
}
