/** How often within which time a server may die before we stop believing in it (API.md section 1). */
const deathsMax = 3;
const windowMs = 60_000;

/** Given the times of all deaths so far (the newest last), whether to start the server again or to give up. */
export function afterDeath(deathTimesMs: readonly number[]): 'restart' | 'give up' {
  const newest = deathTimesMs.at(-1) ?? 0;
  const recent = deathTimesMs.filter((time) => newest - time < windowMs);
  return recent.length >= deathsMax ? 'give up' : 'restart';
}
