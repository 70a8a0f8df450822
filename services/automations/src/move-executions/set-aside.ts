/** A page that failed is tried again after this. */
const asideMs = 60_000;

/** What failed and steps aside for a while, so that it holds up nothing else. Kept in memory alone: after a restart it is tried again. */
export class SetAside {
  readonly #until = new Map<string, number>();

  add(id: string): void {
    this.#until.set(id, performance.now() + asideMs);
  }

  ids(): string[] {
    for (const [id, until] of this.#until) if (until <= performance.now()) this.#until.delete(id);
    return [...this.#until.keys()];
  }
}
