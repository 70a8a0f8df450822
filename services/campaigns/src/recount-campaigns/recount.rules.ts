import type { Totals } from '../define-campaign/campaign.js';

/** By how much the stored totals are off, by name; empty if they agree with the recipients. */
export function driftOf(kept: Totals, counted: Totals): Partial<Record<keyof Totals, number>> {
  const names = Object.keys(kept) as (keyof Totals)[];
  return Object.fromEntries(names.filter((name) => kept[name] !== counted[name]).map((name) => [name, counted[name] - kept[name]]));
}
