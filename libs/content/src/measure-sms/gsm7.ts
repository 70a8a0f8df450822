/** GSM 03.38 basic set: one septet each. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** GSM 03.38 extension: an escape and the character, two septets that must not be parted. */
const extension = '^{}\\[~]|€\f';

const septets = new Map<string, 1 | 2>([...[...basic].map((char) => [char, 1] as const), ...[...extension].map((char) => [char, 2] as const)]);

/** Septets of a character, or undefined when it forces UCS-2. */
export const septetsOf = (char: string): 1 | 2 | undefined => septets.get(char);

const replacements: Readonly<Record<string, string>> = {
  '‘': "'", '’': "'", '‚': "'", '‛': "'", '′': "'", '`': "'", '´': "'", '“': '"', '”': '"', '„': '"', '″': '"', '«': '"', '»': '"',
  '–': '-', '—': '-', '‐': '-', '‑': '-', '‒': '-', '−': '-', '•': '-', '·': '.', '…': '...', '×': 'x', '\t': ' ', '\u2028': '\n',
  '\u00a0': ' ', '\u202f': ' ', '\u2009': ' ', '\u200b': '', '\ufeff': '', '\u00ad': '', '™': 'TM', '©': '(c)', '®': '(R)', 'ª': 'a', 'º': 'o', 'ç': 'c',
  'ł': 'l', 'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ı': 'i', 'œ': 'oe', 'Œ': 'OE',
};

/** GSM-7 text that reads the same, or nearly so ('á' → 'a'), for a character outside it; undefined where there is none. */
export function gsm7Replacement(char: string): string | undefined {
  if (Object.hasOwn(replacements, char)) return replacements[char];
  const plain = char.normalize('NFD').replace(/\p{M}/gu, '');
  return plain !== '' && plain !== char && [...plain].every((part) => septets.has(part)) ? plain : undefined;
}
