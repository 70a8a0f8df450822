import { hookDisabled, hookEnabled, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { StreamBuffer } from '../stream-events/stream-buffer.js';
import { hookAlertOf } from '../stream-events/stream-event.rules.js';
import { endHookProblems, followProblems } from './problem.sql.js';

type Heard = EnvelopeOf<typeof hookDisabled> | EnvelopeOf<typeof hookEnabled>;
const isDisabled = (event: Heard): event is EnvelopeOf<typeof hookDisabled> => event.type === 'hook.disabled';

/** A hook that was given up needs a person, until it is used again or gone. */
@Controller()
export class FollowHooksConsumer {
  constructor(private readonly stream: StreamBuffer) {}

  @Consumes([hookDisabled, hookEnabled], { service: 'console', consumer: 'follow-hooks', ordered: true })
  async handle(@Payload() events: readonly Heard[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    for (const event of events) {
      if (isDisabled(event)) await followProblems(tx, [{ id: event.id, hubId: event.hubId, kind: 'hook_disabled', data: event.data, since: new Date(event.data.at), endedAt: null }]);
      else await endHookProblems(tx, { hubId: event.hubId, hookId: event.data.hookId, at: new Date(event.data.at) });
    }
    await this.stream.append(tx, events.map(hookAlertOf));
    return events.map(() => done);
  }
}
