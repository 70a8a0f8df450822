/** A template's source as a person reads it in a list: conditions gone, variables as their names. */
export const readableTemplate = (source: string): string =>
  source
    .replace(/\{\{[#/][^}]*\}\}|\{\{else\}\}/g, ' ')
    .replace(/\{\{\{?\s*(?:[a-z]+\s+)?(?:[\w]+\.)*(\w+)[^}]*\}\}\}?/gi, '‹$1›')
    .replace(/\s+([,.!?])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
