/** The known name that a wrong one was probably meant to be: at most a third of it mistyped, and at most three letters. */
export function nearestName(wrong: string, known: readonly string[]): string | undefined {
  const typed = wrong.slice(0, 64).toLowerCase();
  const mistakesMax = Math.min(3, Math.floor(typed.length / 3));
  const ranked = known
    // A difference in length is at least as many mistakes: most names need no closer look.
    .filter((name) => Math.abs(name.length - typed.length) <= mistakesMax)
    .map((name) => ({ name, mistakes: mistakesBetween(typed, name.toLowerCase()) }))
    .sort((a, b) => a.mistakes - b.mistakes);
  const [best] = ranked;
  return best && best.mistakes <= mistakesMax ? best.name : undefined;
}

/** Optimal string alignment: letters added, dropped, changed, or two swapped, each one mistake. */
function mistakesBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const best = Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(isSwap ? Math.min(best, (before[j - 2] ?? 0) + 1) : best);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
