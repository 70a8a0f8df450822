/** A language by its name in the reader's own, written as a label: Spanish names begin small in the middle of a sentence. */
export function languageName(tag: string, reader: string): string {
  const name = new Intl.DisplayNames(reader, { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1);
}
