import { backoffMs } from '@messaging/kernel';
import type { ProviderFailure } from '@messaging/providers';

/** Waits, in milliseconds (API.md section 1: RETRY_BASE, SMTP_RETRY_BASE, UNKNOWN_RESEND_AFTER). */
export interface RetryPolicy {
  readonly retryBaseMs: number;
  readonly smtpRetryBaseMs: number;
  readonly unknownResendAfterMs: number;
}

/** The caps and the factor for 4.7.x replies, from API.md section 1. */
const connectionCapMs = 15 * 60_000;
const smtpCapMs = 60 * 60_000;
const throttledFactor = 30;
/** For a recipient who gets too many messages: 4^n seconds (PROVIDERS.md section 1.2). */
const pairStepMs = 4000;
const pairFactor = 4;
const pairCapMs = 60 * 60_000;

/** How long a message that was certainly not sent waits. `retries`: how often it has waited before. */
export function retryWaitMs({ retryAfterMs, backoff }: Pick<ProviderFailure, 'retryAfterMs' | 'backoff'>, retries: number, at: { random: number; policy: RetryPolicy }): number {
  if (retryAfterMs !== undefined) return retryAfterMs;
  const { retryBaseMs, smtpRetryBaseMs } = at.policy;
  switch (backoff) {
    case 'pair':
      return Math.min(pairCapMs, pairStepMs * pairFactor ** retries);
    case 'greylist':
      return backoffMs({ baseMs: smtpRetryBaseMs, capMs: smtpCapMs }, retries + 1, at.random);
    case 'throttled':
      return backoffMs({ baseMs: smtpRetryBaseMs * throttledFactor, capMs: smtpCapMs }, retries + 1, at.random);
    default:
      return backoffMs({ baseMs: retryBaseMs, capMs: connectionCapMs }, retries + 1, at.random);
  }
}
