import type { Totals } from '../define-campaign/campaign.js';

/** By how much kept totals are off, name by name; empty when they are what the recipients say. */
export function driftOf(kept: Totals, counted: Totals): Partial<Record<keyof Totals, number>> {
  const names = Object.keys(kept) as (keyof Totals)[];
  return Object.fromEntries(names.filter((name) => kept[name] !== counted[name]).map((name) => [name, counted[name] - kept[name]]));
}
