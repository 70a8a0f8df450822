import { BackgroundWork } from './service-definition.js';

/** Work that runs beside HTTP and consumers. */
export type Work = Parameters<BackgroundWork['add']>[1];

/** The background work of all services of a process. */
export class BackgroundRegistry {
  readonly #work = new Map<string, Work>();
  #started = false;

  /** What one service adds to; names are prefixed with the service, so that two may use the same. */
  of(service: string): BackgroundWork {
    return { add: (name, work) => this.#add(`${service}.${name}`, work) };
  }

  /** Every work and its name. */
  entries(): readonly (readonly [name: string, work: Work])[] {
    return [...this.#work];
  }

  /** Starts all; what is added later starts at once. */
  start(): void {
    this.#started = true;
    for (const work of this.#work.values()) work.start();
  }

  /** Waits until each has finished what it holds; a failing one does not keep the others. */
  async stop(): Promise<void> {
    await Promise.allSettled([...this.#work.values()].map((work) => work.stop()));
  }

  #add(name: string, work: Work): void {
    if (this.#work.has(name)) throw new Error(`background work ${name} is added twice`);
    this.#work.set(name, work);
    if (this.#started) work.start();
  }
}
