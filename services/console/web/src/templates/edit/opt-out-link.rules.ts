/** What stands before the link, in the languages that the console speaks; in another the address stands alone. */
const leads: Readonly<Record<string, string>> = { en: 'Unsubscribe: ', es: 'Darse de baja: ' };

const link = '{{unsubscribeUrl}}';

/** A text that ends with the link by which its reader opts out; as it is where it does already, for a button is pressed twice before its hint goes. */
export function withOptOutLink(body: string, locale: string): string {
  if (body.trimEnd().endsWith(link)) return body;
  const lead = leads[locale.toLowerCase().split('-')[0] ?? ''] ?? '';
  return [body.trimEnd(), `${lead}${link}`].filter(Boolean).join('\n\n');
}
