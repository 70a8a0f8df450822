import type { Envelope } from '@messaging/contracts';
import type { EventingObserver, Outcome } from '@messaging/eventing';
import { createLogger, type Logger } from '../logging/logger.js';
import { wideLine, type WideOutcome } from '../logging/wide-line.js';
import { counter } from '../metrics/metrics.js';
import { traceIdOf } from '../telemetry/tracing.js';

const handledTotal = counter({ name: 'events_handled_total', help: 'Events handled by consumer and outcome', labels: ['consumer', 'outcome'] });
const duplicatesTotal = counter({ name: 'inbox_duplicates_total', help: 'Deliveries that had been taken on before', labels: ['consumer'] });
const defectsTotal = counter({ name: 'events_defect_total', help: 'Handlers that threw', labels: ['consumer'] });
const troubleTotal = counter({ name: 'eventing_trouble_total', help: 'Failures around the handlers, each tried again', labels: ['where'] });

const outcomes = { done: 'done', skip: 'skipped', retryAt: 'retried', park: 'parked' } as const satisfies Record<Outcome['kind'], WideOutcome>;

/** While a database is away every loop fails once a second: one line per place and this long is enough. */
const troubleLineEveryMs = 10_000;

/** Turns what the harness reports into one wide line per event, and metrics without a hub among their labels. */
export class EventObserver implements EventingObserver {
  readonly #loggers = new Map<string, Logger>();
  readonly #lastTroubleLine = new Map<string, number>();

  constructor(private readonly logLevel: string) {}

  handled(group: string, events: readonly Envelope[], result: { outcomes: readonly Outcome[]; durationMs: number }): void {
    const log = this.#loggerOf(group);
    const counts = new Map<WideOutcome, number>();
    events.forEach((event, index) => {
      const answer = result.outcomes[index] ?? { kind: 'done' };
      const outcome = outcomes[answer.kind];
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      wideLine(log, {
        consumer: consumerOf(group),
        type: event.type,
        hub: event.hubId,
        id: event.id,
        traceId: traceIdOf(event.headers.traceparent),
        outcome,
        durationMs: result.durationMs,
        code: answer.kind === 'done' ? undefined : answer.reason.code,
        count: events.length > 1 ? events.length : undefined,
      });
    });
    for (const [outcome, count] of counts) handledTotal.inc({ consumer: group, outcome }, count);
  }

  duplicates(group: string, count: number): void {
    if (count > 0) duplicatesTotal.inc({ consumer: group }, count);
  }

  defect(group: string, error: unknown): void {
    defectsTotal.inc({ consumer: group });
    this.#loggerOf(group).error({ consumer: consumerOf(group), error }, 'the handler failed');
  }

  /** A field, not a method: it is handed around by itself. */
  readonly trouble = (where: string, error: unknown): void => {
    troubleTotal.inc({ where });
    const now = Date.now();
    if (now - (this.#lastTroubleLine.get(where) ?? 0) < troubleLineEveryMs) return;
    this.#lastTroubleLine.set(where, now);
    this.#loggerOf(where).warn({ where, error }, 'trouble, will be tried again');
  };

  /** A group is `<service>.<consumer>.<topic>`; one logger per service, because `service` stands in every line. */
  #loggerOf(group: string): Logger {
    const service = /^[a-z]+(?=\.)/.exec(group)?.[0] ?? 'eventing';
    const known = this.#loggers.get(service);
    if (known) return known;
    const made = createLogger({ service, level: this.logLevel });
    this.#loggers.set(service, made);
    return made;
  }
}

const consumerOf = (group: string): string => group.split('.')[1] ?? group;
