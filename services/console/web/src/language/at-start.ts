/** What may stand in a sentence, at the start of a line: `sábado, 28 de noviembre` begins with a capital there. */
export const atStart = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
