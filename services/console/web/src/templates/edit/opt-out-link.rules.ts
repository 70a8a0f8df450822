/** What stands before the link, in the languages that the console speaks; in another the address stands alone. */
const leads: Readonly<Record<string, string>> = { en: 'Unsubscribe: ', es: 'Darse de baja: ' };

/** A text that ends with the link by which its reader opts out. */
export function withOptOutLink(body: string, locale: string): string {
  const lead = leads[locale.toLowerCase().split('-')[0] ?? ''] ?? '';
  return [body.trimEnd(), `${lead}{{unsubscribeUrl}}`].filter(Boolean).join('\n\n');
}
