import type { CompiledTemplateCache } from '@messaging/content';
import { renderForCustomer, segmentsOf, type CampaignText, type TextCustomer } from '../preview-campaign/render-for-customer.rules.js';

/** Renders a text for one customer after the other, and counts. */
export class RenderTally {
  #looked = 0;
  #missing = 0;
  #segments = 0;

  constructor(
    private readonly text: CampaignText,
    private readonly cache: CompiledTemplateCache,
  ) {}

  add(customer: TextCustomer): void {
    const outcome = renderForCustomer(this.text, customer, this.cache);
    this.#looked++;
    if (outcome.ok) this.#segments += this.text.channel === 'sms' ? segmentsOf(outcome.text) : 0;
    else if ('missing' in outcome) this.#missing++;
  }

  get counted(): { looked: number; missing: number; segments: number } {
    return { looked: this.#looked, missing: this.#missing, segments: this.#segments };
  }
}
