/**
 * Order of texts by code point, as PostgreSQL's collation "C" has it in UTF-8. JavaScript's own `<` compares UTF-16 units
 * and puts 😀 (U+1F600, written as D83D DE00) before ﬁ (U+FB01).
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for what lies above all other units. */
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
