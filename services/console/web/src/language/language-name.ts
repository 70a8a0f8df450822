/** A language by its name in the reader's own, as it stands in the middle of a sentence: in Spanish it begins small. */
export const languageInSentence = (tag: string, reader: string): string => new Intl.DisplayNames(reader, { type: 'language' }).of(tag) ?? tag;

/** The same, written as a label. */
export function languageName(tag: string, reader: string): string {
  const name = languageInSentence(tag, reader);
  return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1);
}
