import { productAddress } from '../api/addresses.js';

/** An answer nobody came for in so long says what was, not what is. */
const KEPT_MS = 10_000;

interface Early {
  readonly answer: Promise<Response>;
  readonly askedAt: number;
}

/** What was asked for while the app itself was still on its way, by address; each is taken once. */
const early = new Map<string, Early>();

/** Asks for something that the app is about to ask for. */
export function askEarly(path: string): void {
  const address = productAddress(path);
  const answer = fetch(address, { credentials: 'same-origin' });
  answer.catch(() => early.delete(address)); // then the app asks itself, and says what failed
  early.set(address, { answer, askedAt: Date.now() });
}

/** The answer that is there, or on its way, already. */
export function takeEarly({ method, url }: Request): Promise<Response> | undefined {
  const found = method === 'GET' ? early.get(url) : undefined;
  early.delete(url);
  return found && Date.now() - found.askedAt < KEPT_MS ? found.answer : undefined;
}
