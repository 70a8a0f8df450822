import { CompiledTemplateCache } from '@messaging/content';
import { OptOutTokens, type Database } from '@messaging/persistence';
import { counter, histogram, spokenLanguage, traceIdOf, wideLine, type ServiceParts, type WideOutcome } from '@messaging/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { DispatchSettings } from '../dispatch-settings.js';
import { SendingAccounts } from './account-adapters.js';
import type { CalledProvider } from './call-provider.js';
import type { RecordedOutcome } from '../decide-outcome/decide-outcome.rules.js';
import { GatherFacts } from '../decide-sending/gather-facts.js';
import { LivingProcess } from './living-process.js';
import { OutcomeRecorder } from '../write-ledger/outcome-recorder.js';
import type { QueuedMessage } from './queued-message.js';
import { SendTurns } from './send-turns.js';
import { SendingGate } from './sending-gate.js';
import { SendWorker, type SendWorkerTools } from './send-worker.js';
import type { CallJournal } from '../write-ledger/call-journal.js';
import { AbandonCalls } from '../settle-unknown/abandon-calls.js';

const calls = counter({ name: 'provider_calls_total', help: 'Provider calls by channel, lane and outcome', labels: ['channel', 'lane', 'outcome'] });
const callSeconds = histogram({
  name: 'send_seconds', help: 'Duration of provider calls', labels: ['channel', 'provider'], buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
});
const errors = counter({ name: 'provider_errors_total', help: 'Provider calls that failed, by channel, provider and class of the error', labels: ['channel', 'provider', 'class'] });

const outcomeWords = { sent: 'done', again: 'retried', unknown: 'failed', failed: 'refused' } as const satisfies Record<RecordedOutcome['kind'], WideOutcome>;

/** The parts of the workers. */
export interface SendMessagesTools {
  readonly ledger: Database;
  readonly facts: GatherFacts;
  readonly accounts: SendingAccounts;
  readonly recorder: OutcomeRecorder;
  readonly turns: SendTurns;
  readonly process: LivingProcess;
  readonly gate: SendingGate;
  readonly abandonCalls: AbandonCalls;
  readonly journal?: CallJournal | undefined;
  readonly templates: CompiledTemplateCache;
  readonly optOutTokens: OptOutTokens;
}

/** One worker per channel, so that no channel delays another. */
@Injectable()
export class SendMessages implements OnApplicationBootstrap {
  readonly #workers: SendWorker[];

  constructor(
    private readonly parts: ServiceParts,
    private readonly settings: DispatchSettings,
    private readonly tools: SendMessagesTools,
  ) {
    this.#workers = settings.channels.map((channel) => new SendWorker(channel, this.#workerTools()));
  }

  onApplicationBootstrap(): void {
    this.parts.background.add('send process', this.tools.process);
    for (const worker of this.#workers) this.parts.background.add(`send ${worker.channel}`, worker);
    this.parts.background.add('sending accounts', { start: () => undefined, stop: () => this.tools.accounts.close() });
    this.parts.background.add('send journal', { start: () => undefined, stop: () => this.#closeJournal() });
    this.tools.turns.onTurn((turn) => {
      if (turn.nextAt && turn.nextAt.getTime() > Date.now()) return; // the worker schedules its own wake-up
      this.#workers.find(({ channel }) => channel === turn.channel)?.wake(turn.hubId);
    });
  }

  /** Once nobody calls any more. */
  async #closeJournal(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.stop()));
    this.tools.journal?.close();
  }

  #workerTools(): SendWorkerTools {
    const { parts, settings, tools } = this;
    return {
      ...tools,
      database: tools.ledger, clock: parts.clock, crashPoints: parts.crashPoints, random: parts.random,
      retryPolicy: settings,
      onHold: () => settings.onHold,
      isDeaf: () => parts.logView?.isDeaf() ?? false,
      abandon: (rows) => tools.abandonCalls.of(rows),
      unsubscribeUrl: ({ hubId, channel, id }, locale) => `${settings.publicUrl}/u/${tools.optOutTokens.mint({ hubId, channel, messageId: id, language: spokenLanguage(locale) })}`,
      onTrouble: (where, error) => parts.observer.trouble(where, error),
      onCalled: (message, call) => this.#called(message, call),
    };
  }

  /** One wide line per call; no address, no text. */
  #called(message: QueuedMessage, { provider, outcome, failure, durationMs }: CalledProvider): void {
    const { channel } = message;
    calls.inc({ channel, lane: message.lane, outcome });
    callSeconds.observe({ channel, provider }, durationMs / 1000);
    if (failure !== undefined) errors.inc({ channel, provider, class: failure });
    wideLine(this.parts.log, {
      consumer: `send ${message.channel}.${message.lane}`, type: 'provider.call', hub: message.hubId, id: message.id,
      traceId: traceIdOf(message.traceparent ?? undefined), outcome: outcomeWords[outcome], durationMs, attempt: message.attempts + 1,
    });
  }
}
