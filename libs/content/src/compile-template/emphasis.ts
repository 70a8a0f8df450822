/** How bold and slanted words are written: WhatsApp has signs of its own. */
export type Emphasis = 'html' | 'whatsapp';

/**
 * `**bold**` and `_slanted_`, each within one line. A sign touches its words, and `_` stands at no letter outside, so that
 * neither `a_b` nor `2 * 3 ** 4` is one. At most 500 characters: otherwise 32 KB of signs would take long to look through.
 */
export const signs = /\*\*(?!\s)([^*\n]{1,500})(?<!\s)\*\*|(?<![\p{L}\p{N}_])_(?![\s_])([^_\n]{1,500})(?<!\s)_(?![\p{L}\p{N}_])/u;

const written = {
  html: { strong: ['<strong>', '</strong>'], slanted: ['<em>', '</em>'] },
  whatsapp: { strong: ['*', '*'], slanted: ['_', '_'] },
} as const;

/** Words as they are emphasised where they go. */
export function emphasised(words: string, how: 'strong' | 'slanted', emphasis: Emphasis = 'html'): string {
  const [before, after] = written[emphasis][how];
  return before + words + after;
}
