import type { Totals } from '../campaign-queries.js';

export const partNames = ['read', 'delivered', 'sent', 'failed', 'unknown', 'skipped', 'cancelled', 'open'] as const;
export type PartName = (typeof partNames)[number];

export interface Part {
  readonly name: PartName;
  readonly count: number;
}

/** The recipients as parts that always add up: of those sent, the ones delivered are not counted twice, nor the ones read. */
export function partsOf({ read, delivered, sent, failed, unknown, skipped, cancelled, open }: Totals): readonly Part[] {
  const counts: Record<PartName, number> = { read, delivered: delivered - read, sent: sent - delivered, failed, unknown, skipped, cancelled, open };
  return partNames.map((name) => ({ name, count: counts[name] }));
}
