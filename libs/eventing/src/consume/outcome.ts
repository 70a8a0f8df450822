import type { Reason } from '@messaging/contracts';

/** What a consumer says about one event. The harness alone commits, delays or parks. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'skip'; readonly reason: Reason }
  | { readonly kind: 'retryAt'; readonly at: Date; readonly reason: Reason }
  | { readonly kind: 'park'; readonly reason: Reason };

export const done: Outcome = { kind: 'done' };
export const skip = (code: string, detail: string): Outcome => ({ kind: 'skip', reason: { code, detail } });
export const retryAt = (at: Date, code: string, detail: string): Outcome => ({ kind: 'retryAt', at, reason: { code, detail } });
export const park = (code: string, detail: string): Outcome => ({ kind: 'park', reason: { code, detail } });
