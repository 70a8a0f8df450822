/** What stands for somebody where there is room for two letters: the first of the first and of the last name. Emoji are no letters, and a phone number has none. */
export function initialsOf(name: string): string {
  if (!/\p{L}/u.test(name)) return '';
  const firsts = name.split(/\s+/).flatMap((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? []);
  return [firsts[0], firsts.length > 1 ? firsts.at(-1) : ''].join('').toUpperCase();
}
