import type { CompiledTemplateCache } from '@messaging/content';
import { renderForCustomer, segmentsOf, type CampaignText, type TextCustomer } from '../preview-campaign/render-for-customer.rules.js';

/** This many names of missing values are enough to know what to fix. */
const namesMax = 10;
/** Customers that an estimate shows as examples. */
export const examplesMax = 5;

/** Renders a text for one customer after another, and counts. */
export class RenderTally {
  #looked = 0;
  #missing = 0;
  readonly #names = new Set<string>();
  #segments = 0;
  readonly #whole: string[] = [];

  constructor(
    private readonly text: CampaignText,
    private readonly cache: CompiledTemplateCache,
  ) {}

  add(customer: TextCustomer): void {
    const outcome = renderForCustomer(this.text, customer, this.cache);
    this.#looked++;
    if (outcome.ok) {
      this.#segments += this.text.channel === 'sms' ? segmentsOf(outcome.text) : 0;
      if (this.#whole.length < examplesMax) this.#whole.push(customer.customerId);
    } else if ('missing' in outcome) {
      this.#missing++;
      for (const name of outcome.missing) if (this.#names.size < namesMax) this.#names.add(name);
    }
  }

  /** Some of those whose text lacks nothing. */
  get examples(): readonly string[] {
    return this.#whole;
  }

  get counted(): { looked: number; missing: number; segments: number; names: readonly string[] } {
    return { looked: this.#looked, missing: this.#missing, segments: this.#segments, names: [...this.#names] };
  }
}
