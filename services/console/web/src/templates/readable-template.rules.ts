/** A template's source as a person reads it in a list: conditions gone, variables by what the shop calls them. */
export const readableTemplate = (source: string, nameOf: (path: string) => string): string =>
  source
    .replace(/\{\{[#/][^}]*\}\}|\{\{else\}\}/g, ' ')
    .replace(/\{\{\{?\s*(?:[a-z]+\s+)?((?:\w+\.)*\w+)[^}]*\}\}\}?/gi, (_, path: string) => `‹${nameOf(path)}›`)
    .replace(/\s+([,.!?])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
