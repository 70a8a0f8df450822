/** The addresses of a name, as `dns.lookup` with `all` gives them. */
export type LookupAll = (host: string) => Promise<readonly { address: string; family: number }[]>;

/**
 * getaddrinfo holds a thread of libuv's pool of four for as long as a name server is silent, 5 s and more; tokens are
 * verified and files are read by the same four. So names of shops, however dead, hold half of them at most.
 */
const atOnceMax = 2;
/** Names that may wait for their turn; what comes on top is answered as a name without an address, which may heal. */
const waitingMax = 1000;

/** Looks names up a few at a time, each once however many ask for it meanwhile. */
export class BoundedLookup {
  readonly #underWay = new Map<string, ReturnType<LookupAll>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(private readonly lookup: LookupAll) {}

  of(name: string): ReturnType<LookupAll> {
    const known = this.#underWay.get(name);
    if (known) return known;
    const found = this.#inTurn(name).finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, found);
    return found;
  }

  async #inTurn(name: string): ReturnType<LookupAll> {
    if (this.#waiting.length >= waitingMax) throw new Error('too many names are being looked up');
    if (this.#running >= atOnceMax) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await this.lookup(name);
    } finally {
      const next = this.#waiting.shift(); // takes the place over
      if (next) next();
      else this.#running -= 1;
    }
  }
}
