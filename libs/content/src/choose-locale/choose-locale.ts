/**
 * The language to write in. For each wanted tag in turn (the customer's, then the hub's): the same tag, else one of
 * the same language (`es-MX` takes `es`, and `es` takes `es-ES`); when none is there, `fallback`, the template's own.
 */
export function chooseLocale(wanted: readonly (string | undefined)[], available: readonly string[], fallback: string): string {
  for (const tag of wanted) {
    if (!tag) continue;
    if (available.includes(tag)) return tag;
    const exact = available.find((candidate) => normal(candidate) === normal(tag));
    if (exact !== undefined) return exact;
    const sameLanguage = available.filter((candidate) => language(candidate) === language(tag));
    const chosen = sameLanguage.find((candidate) => normal(candidate) === language(tag)) ?? sameLanguage[0];
    if (chosen !== undefined) return chosen;
  }
  return fallback;
}

/**
 * In which way of the chosen language dates and money are written: that of whoever wants the language most precisely. A
 * customer in Mexico reads words in `es` with `es-MX` money, and one in London `en` with the day before the month.
 */
export function formatLocale(wanted: readonly (string | undefined)[], chosen: string): string {
  return wanted.find((tag) => tag !== undefined && tag !== '' && language(tag) === language(chosen) && isLocale(tag)) ?? chosen;
}

/** Asked for every message, of a handful of tags: ICU takes 2 µs to answer. */
const asked = new Map<string, boolean>();
const askedMax = 1000;

function isLocale(tag: string): boolean {
  const known = asked.get(tag);
  if (known !== undefined) return known;
  if (asked.size >= askedMax) asked.clear(); // tags come from outside
  const answer = isCanonical(tag);
  asked.set(tag, answer);
  return answer;
}

function isCanonical(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-')).length === 1;
  } catch {
    return false;
  }
}

const normal = (tag: string): string => tag.replaceAll('_', '-').toLowerCase();
const language = (tag: string): string => normal(tag).split('-')[0] ?? '';
