/** What the words of a mail in blocks may be. */
export type WordMark = 'bold' | 'slanted' | 'link';

/** A stretch of a text. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What is written instead of a stretch, and what is selected then. */
export interface MarkChange extends Stretch {
  readonly insert: string;
  readonly selected: Stretch;
}

const signs = { bold: '**', slanted: '_' } as const;
const scheme = 'https://';

/** Marks the chosen words, or takes their mark away; the spaces around them stay outside, and each line has its own. */
export function withMark(text: string, { from, to }: Stretch, mark: WordMark): MarkChange {
  const chosen = text.slice(from, to);
  if (mark === 'link') return linked(chosen, { from, to });
  const sign = signs[mark];
  const { length } = sign;
  if (text.slice(from - length, from) === sign && text.slice(to, to + length) === sign) {
    return { from: from - length, to: to + length, insert: chosen, selected: { from: from - length, to: to - length } };
  }
  if (chosen.length > 2 * length && chosen.startsWith(sign) && chosen.endsWith(sign)) {
    return { from, to, insert: chosen.slice(length, -length), selected: { from, to: to - 2 * length } };
  }
  const insert = chosen.split('\n').map((line) => signed(line, sign)).join('\n');
  if (chosen.trim() === '') return { from, to, insert: sign + sign, selected: { from: from + length, to: from + length } };
  return { from, to, insert, selected: { from, to: from + insert.length } };
}

function signed(line: string, sign: string): string {
  const words = line.trim();
  return words === '' ? line : line.replace(words, () => sign + words + sign);
}

/** The address is selected to be written over; without words, the place for them. */
function linked(chosen: string, { from, to }: Stretch): MarkChange {
  const label = chosen.replace(/[[\]\n]/g, ' ').trim();
  const start = label === '' ? from + 1 : from + label.length + 3;
  return { from, to, insert: `[${label}](${scheme})`, selected: { from: start, to: label === '' ? start : start + scheme.length } };
}
