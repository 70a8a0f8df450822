/** A wait in the units of an editor. */
export interface Wait {
  readonly amount: number;
  readonly unit: 'minutes' | 'hours' | 'days';
  readonly isBefore: boolean;
}

/** `-PT24H` → 24 hours before; whole days only where days were written. */
export function waitOf(duration: string): Wait {
  const read = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:[\d.]+S)?)?$/.exec(duration);
  const [, sign = '', days = '0', hours = '0', minutes = '0'] = read ?? [];
  const isBefore = sign === '-';
  const total = Number(days) * 1440 + Number(hours) * 60 + Number(minutes);
  if (total > 0 && Number(hours) === 0 && Number(minutes) === 0) return { amount: Number(days), unit: 'days', isBefore };
  return total > 0 && total % 60 === 0 ? { amount: total / 60, unit: 'hours', isBefore } : { amount: total, unit: 'minutes', isBefore };
}

export function durationOf({ amount, unit, isBefore }: Wait): string {
  const sign = isBefore && amount > 0 ? '-' : '';
  return unit === 'days' ? `${sign}P${amount}D` : `${sign}PT${amount}${unit === 'hours' ? 'H' : 'M'}`;
}
