import type { Envelope } from '@messaging/contracts';
import type { Outcome } from './consume/outcome.js';

/** What the harness reports. service-kit turns it into log lines, metrics and spans. */
export interface EventingObserver {
  /** One call per batch: the events and their outcomes, in the same order. */
  handled(group: string, events: readonly Envelope[], result: { outcomes: readonly Outcome[]; durationMs: number }): void;
  /** Deliveries that had already been processed. */
  duplicates(group: string, count: number): void;
  /** A handler threw. */
  defect(group: string, error: unknown): void;
  /** Something outside the handlers failed and will be retried. */
  trouble(where: string, error: unknown): void;
}

/** For tests that do not look. */
export const silentObserver: EventingObserver = {
  handled: () => undefined,
  duplicates: () => undefined,
  defect: () => undefined,
  trouble: () => undefined,
};
