import { backoffMs } from '@messaging/kernel';
import type { RecordedOutcome } from '../decide-outcome/decide-outcome.rules.js';

/**
 * The breaker of an account (EVENTING.md section 6), told before its code: closed, every call may go. It opens when the
 * provider refuses the account, at once, or when half of the last minute's calls fail. Open, nothing is called until
 * `untilMs`. Then it is half open: one message goes, the probe, and the others stand still for its answer. A probe that
 * the provider takes closes it; one that fails opens it for twice as long.
 */
export interface Breaker {
  readonly code: string;
  readonly detail: string;
  readonly sinceMs: number;
  readonly failures: number;
  readonly untilMs: number;
  /** A probe is out; after this it is given up. */
  readonly probeUntilMs: number;
}

/** 30 s × 2^k, at most 15 minutes. */
const waits = { baseMs: 30_000, capMs: 15 * 60_000 } as const;
/** Longer than any provider call may take. */
const probeMs = 90_000;

/** What a call told of its account. A message's own trouble (recipient, text) tells that the account works. */
export type CallVerdict = 'works' | 'refused' | 'fails' | 'slow' | 'marketing' | 'nothing';

const pauses = { breaker: 'refused', until: 'slow', marketing: 'marketing' } as const;

export function verdictOf(outcome: RecordedOutcome): CallVerdict {
  switch (outcome.kind) {
    case 'sent':
    case 'failed':
      return 'works';
    case 'unknown':
      return 'fails';
    case 'again':
      if (outcome.pauseAccount !== undefined) return pauses[outcome.pauseAccount];
      // A server that puts one recipient off (4xx) is a server that works.
      return outcome.failure.class === 'TRANSIENT' && (outcome.failure.backoff ?? 'connection') === 'connection' ? 'fails' : 'nothing';
    default:
      return outcome satisfies never;
  }
}

/** The account was refused or fails once more. While it is open, answers of calls that were under way change nothing. */
export function opened(breaker: Breaker | undefined, refusal: { nowMs: number; random: number; code: string; detail: string }): Breaker {
  const { nowMs, random, code, detail } = refusal;
  if (breaker && breaker.untilMs > nowMs) return breaker;
  const failures = (breaker?.failures ?? 0) + 1;
  return { code, detail, sinceMs: breaker?.sinceMs ?? nowMs, failures, untilMs: nowMs + backoffMs(waits, failures, random), probeUntilMs: 0 };
}

/** May a message be called now? `probe`: it may, and is the only one until it is answered. */
export function admission(breaker: Breaker, nowMs: number): 'open' | 'behind-probe' | 'probe' {
  if (breaker.untilMs > nowMs) return 'open';
  return breaker.probeUntilMs > nowMs ? 'behind-probe' : 'probe';
}

/** The probe is out. */
export const probing = (breaker: Breaker, nowMs: number): Breaker => ({ ...breaker, probeUntilMs: nowMs + probeMs });

/** The probe came back without telling anything of the account: another may go. */
export const probed = (breaker: Breaker): Breaker => ({ ...breaker, probeUntilMs: 0 });
