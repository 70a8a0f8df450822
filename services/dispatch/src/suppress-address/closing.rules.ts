import type { Channel } from '@messaging/contracts';
import type { FailurePolicy } from '@messaging/providers';

/** What a failure closes an address for. */
export interface Closing {
  readonly scope: 'all' | 'marketing';
  /** It opens again by itself after this. */
  readonly forMs?: number;
  /** Only at so many such failures, each on a day of its own. */
  readonly strikes?: number;
}

/** The part of a failure that tells. */
export interface ClosingFailure {
  readonly class: string;
  readonly policy?: FailurePolicy | undefined;
}

/** By SMS an opt-out closes the channel for every purpose, by WhatsApp and email for marketing (API.md section 5). */
export const optOutScope = (channel: Channel): 'all' | 'marketing' => (channel === 'sms' ? 'all' : 'marketing');

/** Which addresses a final failure closes, and for what. Some codes of a vendor close none, or only when they come again and again. */
export function closingOf(channel: Channel, { class: failureClass, policy }: ClosingFailure): Closing | undefined {
  if (failureClass === 'OPT_OUT') return { scope: optOutScope(channel) };
  const strikes = policy?.strikes ?? (failureClass === 'RECIPIENT' ? 1 : 0);
  if (strikes === 0) return undefined;
  return { scope: 'all', ...(strikes > 1 && { strikes }), ...(policy?.suppressForMs !== undefined && { forMs: policy.suppressForMs }) };
}
