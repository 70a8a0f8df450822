/** Whether an If-Match header names a resource's entity tag; weak tags and tags without quotes are understood too. Absent and `*` fit any. */
export function matchesTag(ifMatch: string | undefined, tag: string): boolean {
  if (ifMatch === undefined || ifMatch.trim() === '*') return true;
  const bare = (text: string): string => text.trim().replace(/^W\//, '').replaceAll('"', '');
  return ifMatch.split(',').some((given) => bare(given) === bare(tag));
}
