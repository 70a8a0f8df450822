/**
 * How far a shop has said who it is. Its name signs what it sends, and its zone decides what hour a reminder names and when
 * the night is quiet; a new shop is in UTC until somebody chooses. Language and country begin as ones that may be right.
 */
export function shopStep({ name, timeZone }: { readonly name: string; readonly timeZone: string }): 'open' | 'noZone' | 'done' {
  if (name === '') return 'open';
  return timeZone === 'UTC' ? 'noZone' : 'done';
}
