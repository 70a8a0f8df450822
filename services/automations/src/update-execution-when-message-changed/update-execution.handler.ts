import type { Envelope, MessageStatusChanged } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { objectKeyOf, visitSubject } from '../follow-customer-events/visit.rules.js';
import { executionEvents } from '../schedule-execution/execution-events.rules.js';
import type { Execution } from '../schedule-execution/execution.js';
import { reasons, replacementOf } from '../schedule-execution/plan-execution.rules.js';
import { ScheduleExecutions } from '../schedule-execution/schedule-executions.handler.js';
import { addToSentCounts, automationsById } from '../store/automation.sql.js';
import { lockExecutions, updateExecutions } from '../store/execution.sql.js';
import { findVisits } from '../store/projection.sql.js';
import { applyMessageStatus, sentDelta } from './message-outcome.rules.js';

export type MessageEvent = Envelope<string, MessageStatusChanged>;

/** Tells executions what became of their messages: four statements a batch. */
@Injectable()
export class UpdateExecutions {
  constructor(
    private readonly outbox: Outbox,
    private readonly scheduler: ScheduleExecutions,
    private readonly clock: Clock,
  ) {}

  async update(tx: Tx, events: readonly MessageEvent[]): Promise<void> {
    const told = events.flatMap(({ hubId, data }) => (data.executionId === undefined ? [] : [{ hubId, id: data.executionId, data }]));
    if (told.length === 0) return;
    const before = new Map((await lockExecutions(tx, [...new Set(told.map(({ id }) => id))])).map((execution) => [execution.id, execution]));
    const after = new Map(before);
    for (const { hubId, id, data } of told) {
      const execution = after.get(id);
      if (execution?.hubId === hubId) after.set(id, applyMessageStatus(execution, data));
    }
    const changed = [...after.values()].filter((execution) => execution !== before.get(execution.id));
    await updateExecutions(tx, changed);
    await addToSentCounts(tx, deltas(before, changed));
    await this.outbox.add(tx, executionEvents(changed.filter((execution) => execution.status !== before.get(execution.id)?.status)));
    await this.scheduler.schedule(tx, await this.#replacements(tx, changed.filter((execution) => execution.status === 'cancelled')));
  }

  /** New confirmations for those that were stopped because their visit moved. */
  async #replacements(tx: Tx, lost: readonly Execution[]): Promise<Execution[]> {
    const moved = lost.filter((execution) => execution.reason?.code === reasons.rescheduled.code);
    if (moved.length === 0) return [];
    const automations = await automationsById(tx, moved.map((execution) => execution.automationId));
    const places = moved.map(({ hubId, subjectKey }) => ({ hubId, objectKey: objectKeyOf(subjectKey) ?? '' }));
    const visits = new Map((await findVisits(tx, places)).map((visit) => [`${visit.hubId}|${visitSubject(visit.objectKey)}`, visit]));
    const now = this.clock.now();
    return moved.flatMap((execution) => {
      const facts = { automation: automations.get(execution.automationId), visit: visits.get(`${execution.hubId}|${execution.subjectKey}`) };
      return replacementOf(execution, facts, now) ?? [];
    });
  }
}

function deltas(before: ReadonlyMap<string, Execution>, changed: readonly Execution[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const execution of changed) {
    const was = before.get(execution.id);
    if (was) counts.set(execution.automationId, (counts.get(execution.automationId) ?? 0) + sentDelta(was, execution));
  }
  return counts;
}
