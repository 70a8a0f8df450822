/** Names that were looked at; there are some 600 zones, and whoever invents others fills no more than this. */
const known = new Map<string, boolean>();
const knownMax = 1000;

/**
 * Whether Intl can tell the time there: an IANA name, or an offset such as +01:00. Asking Intl costs 50 µs and some 50 KB
 * outside of V8's heap, which stay until its next full collection: asked for each event, they were 300 MB of a flood.
 */
export function isTimeZone(name: string): boolean {
  const answer = known.get(name);
  if (answer !== undefined) return answer;
  const asked = askIntl(name);
  if (known.size >= knownMax) known.clear();
  known.set(name, asked);
  return asked;
}

function askIntl(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
