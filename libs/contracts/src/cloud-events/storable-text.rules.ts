/** Deeper than any honest event nests; bounds every recursion behind it, `JSON.stringify` first. */
export const depthMax = 32;

/** Why a value cannot go on: nothing, too deep for anybody, or text that PostgreSQL's jsonb refuses. */
export type Fault = { readonly kind: 'depth' | 'text'; readonly pointer: string };

interface Place {
  readonly value: unknown;
  readonly depth: number;
  readonly key: string;
  readonly parent: Place | undefined;
}

const badText = (text: string): boolean => text.includes('\u0000') || !text.isWellFormed();
const escapePointer = (key: string): string => storableText(key).replaceAll('~', '~0').replaceAll('/', '~1');
/** Written only for a fault: sound events are many. */
const pointerOf = ({ key, parent }: Place): string => (parent ? `${pointerOf(parent)}/${escapePointer(key)}` : '');

/**
 * The worst fault of a JSON value, found without recursion: depth before text, because text that jsonb refuses (U+0000,
 * half a surrogate pair, a key `__proto__`) can still be kept as it came, and too deep a value cannot even be written.
 */
export function faultOf(root: unknown): Fault | undefined {
  let textFault: Fault | undefined;
  const open: Place[] = [{ value: root, depth: 0, key: '', parent: undefined }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { value, depth } = place;
    if (typeof value === 'string') {
      if (badText(value)) textFault ??= { kind: 'text', pointer: pointerOf(place) };
    } else if (typeof value === 'object' && value !== null) {
      if (depth >= depthMax) return { kind: 'depth', pointer: pointerOf(place) };
      for (const [key, child] of Object.entries(value)) {
        const at: Place = { value: child, depth: depth + 1, key, parent: place };
        if (key === '__proto__' || badText(key)) textFault ??= { kind: 'text', pointer: pointerOf(at) };
        if (typeof child === 'string' || (typeof child === 'object' && child !== null)) open.push(at);
      }
    }
  }
  return textFault;
}

/** Text with what PostgreSQL cannot hold replaced by U+FFFD, cut at `charsMax` UTF-16 units without halving a pair. */
export function storableText(text: string, charsMax = Number.MAX_SAFE_INTEGER): string {
  const cut = text.slice(0, charsMax);
  return badText(cut) ? cut.replaceAll('\u0000', '\ufffd').replaceAll(/\p{Surrogate}/gu, '\ufffd') : cut;
}
