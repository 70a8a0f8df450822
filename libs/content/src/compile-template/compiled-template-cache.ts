import type { Result } from '@messaging/kernel';
import type { CompiledContent } from './compile-content.js';

/** Compiled content by a key of the caller's (template id, version, locale, channel); the least recently used leaves. */
export class CompiledTemplateCache {
  readonly #entries = new Map<string, CompiledContent>();

  constructor(private readonly maxEntries: number) {}

  /** The content kept under a key, else what `compile` gives; refusals are handed on and not kept. */
  getOrCompile(key: string, compile: () => Result<CompiledContent>): Result<CompiledContent> {
    const known = this.#entries.get(key);
    if (known) {
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return { ok: true, value: known };
    }
    const made = compile();
    if (made.ok) this.#keep(key, made.value);
    return made;
  }

  /** How many entries are kept; never more than `maxEntries`. */
  get size(): number {
    return this.#entries.size;
  }

  #keep(key: string, content: CompiledContent): void {
    this.#entries.set(key, content);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > this.maxEntries && oldest !== undefined) this.#entries.delete(oldest);
  }
}
