import { septetsOf } from './gsm7.js';

/** What a text costs as SMS. `units` are septets or UTF-16 code units; `index` counts UTF-16 units. */
export interface SmsMeasure {
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly segments: number;
  readonly units: number;
  /** The characters that force UCS-2. */
  readonly offending: readonly { readonly char: string; readonly index: number }[];
}

/** Units of a lone segment, and of each of several, whose header takes the rest (PROVIDERS.md section 2). */
const capacity = { 'GSM-7': { one: 160, each: 153 }, 'UCS-2': { one: 70, each: 67 } } as const;

/** Encoding, segments and offending characters of an SMS, agreeing with Twilio's segment calculator. */
export function measureSms(text: string): SmsMeasure {
  const offending: { char: string; index: number }[] = [];
  let index = 0;
  for (const char of text) {
    if (septetsOf(char) === undefined) offending.push({ char, index });
    index += char.length;
  }
  const encoding = offending.length === 0 ? 'GSM-7' : 'UCS-2';
  const sizes = [...text].map((char) => (encoding === 'GSM-7' ? (septetsOf(char) ?? 1) : char.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  return { encoding, segments: segmentsOf(sizes, units, capacity[encoding]), units, offending };
}

/** A character of two units is never parted, so a segment may stay one unit short. */
function segmentsOf(sizes: readonly number[], units: number, { one, each }: { readonly one: number; readonly each: number }): number {
  if (units <= one) return units === 0 ? 0 : 1;
  let segments = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > each) {
      segments += 1;
      used = 0;
    }
    used += size;
  }
  return segments;
}
