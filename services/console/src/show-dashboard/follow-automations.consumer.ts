import { automationChanged, executionChanged, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { StreamBuffer } from '../stream-events/stream-buffer.js';
import { automationOf, executionOf } from '../stream-events/stream-event.rules.js';
import { movePending, saveAutomations } from './automation-state.sql.js';

type Heard = EnvelopeOf<typeof automationChanged> | EnvelopeOf<typeof executionChanged>;
const isChange = (event: Heard): event is EnvelopeOf<typeof automationChanged> => event.type === 'automation.changed';

/** Keeps what automations have waiting. */
@Controller()
export class FollowAutomationsConsumer {
  constructor(private readonly stream: StreamBuffer) {}

  @Consumes([automationChanged, executionChanged], { service: 'console', consumer: 'follow-automations' })
  async handle(@Payload() events: readonly Heard[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    const changes = events.filter(isChange);
    await saveAutomations(tx, changes);
    const executions = events.filter((event): event is EnvelopeOf<typeof executionChanged> => !isChange(event));
    const moves = executions.map(({ hubId, data }) => ({ hubId, ...data }));
    // Of one execution the last word of the batch counts.
    const last = [...new Map(moves.map((move) => [move.executionId, move])).values()];
    await movePending(tx, { begun: last.filter(({ status }) => status === 'pending'), ended: last.filter(({ status }) => status !== 'pending') });
    await this.stream.append(tx, [...changes.map(automationOf), ...executions.map(executionOf)]);
    return events.map(() => done);
  }
}
