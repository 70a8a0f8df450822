import { Outbox, type Publication } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { traceAfterDelay } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { messageIdOf, type Execution } from '../schedule-execution/execution.js';
import { updateExecutions } from '../store/execution.sql.js';
import { decidePromotion, type Promotion } from './promote.rules.js';
import { gatherPromotionFacts } from './promotion-facts.js';
import { sendCommand } from './send-command.rules.js';

/** What was planned for later than this waits; sooner is the log's own time. */
const delayedMs = 1000;

/** Turns executions whose moment has come into send commands, or says why not: a constant number of statements a batch. */
@Injectable()
export class PromoteExecutions {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The caller holds the rows and tells what changed. Answers them as they are now, in the same order. */
  async promote(tx: Tx, executions: readonly Execution[]): Promise<Execution[]> {
    if (executions.length === 0) return [];
    const now = this.clock.now();
    const commands: Publication[] = [];
    const promoted = (await gatherPromotionFacts(tx, executions)).map((facts) => {
      const promotion = decidePromotion(facts, now);
      if (promotion.kind === 'send') commands.push({ ...sendCommand(facts.execution, promotion, facts.customer), ...traceOf(facts.execution) });
      return after(facts.execution, promotion, now);
    });
    await updateExecutions(tx, promoted);
    await this.outbox.add(tx, commands);
    return promoted;
  }
}

/** After a delay the command begins a trace of its own, linked to the event's. */
function traceOf({ traceparent, createdAt, scheduledAt }: Execution): Pick<Publication, 'headers'> {
  if (traceparent === undefined || scheduledAt.getTime() - createdAt.getTime() < delayedMs) return {};
  return { headers: { traceparent: traceAfterDelay('execution due', traceparent) ?? traceparent } };
}

function after(execution: Execution, promotion: Promotion, now: Date): Execution {
  switch (promotion.kind) {
    case 'send':
      return { ...execution, messageId: messageIdOf(execution.key), channel: promotion.channel, lane: promotion.lane };
    case 'skip':
      return { ...execution, status: 'skipped', reason: promotion.reason, executedAt: now };
    case 'cancel':
      return { ...execution, status: 'cancelled', reason: promotion.reason, executedAt: now };
  }
}
