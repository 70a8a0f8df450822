import { renderBudget } from '../parse-template/template-limits.js';
import type { FormatOptions } from '../format-values/value-format.js';

/** Which bound of `renderBudget` a render ran into. */
export type BudgetLimit = 'output' | 'steps' | 'items';

/** One render in progress: what is written, what it cost, what was missing. */
export class RenderState {
  out = '';
  over: BudgetLimit | undefined;
  #written = 0;
  #steps = 0;
  #missing: Set<string> | undefined;

  constructor(
    readonly root: unknown,
    readonly format: FormatOptions,
  ) {}

  /** Counts what is about to be done; false when the budget is spent. */
  spend(steps: number): boolean {
    this.#steps += steps;
    if (this.#steps > renderBudget.stepsMax) this.over ??= 'steps';
    return this.over === undefined;
  }

  write(text: string): void {
    if (this.over !== undefined) return;
    if (this.#written + this.out.length + text.length > renderBudget.outputBytesMax) this.over = 'output';
    else this.out += text;
  }

  report(name: string): void {
    (this.#missing ??= new Set()).add(name);
  }

  /** Ends one part (subject, text, html) and gives it. */
  take(): string {
    const part = this.out;
    this.out = '';
    this.#written += part.length;
    // Only a render above a third of the budget can exceed it in bytes: UTF-8 takes at most 3 per UTF-16 unit.
    if (part.length * 3 > renderBudget.outputBytesMax && new TextEncoder().encode(part).length > renderBudget.outputBytesMax) this.over ??= 'output';
    return part;
  }

  get missing(): readonly string[] {
    return this.#missing ? [...this.#missing] : [];
  }
}
