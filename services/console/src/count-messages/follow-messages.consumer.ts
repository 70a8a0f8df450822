import {
  channelBroken, channelRestored, messageEvents, messagesProgressed, sendingHeld, sendingReleased,
  type Envelope, type EnvelopeOf, type MessageDefinition, type MessageStatusChanged,
} from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { followProblems } from '../show-dashboard/problem.sql.js';
import { problemChanges } from '../show-dashboard/problem.rules.js';
import { StreamBuffer } from '../stream-events/stream-buffer.js';
import { alertOf, messageOf, progressOf } from '../stream-events/stream-event.rules.js';
import { countChanges, isTest, progressed } from './count-messages.rules.js';
import { addCounts, zonesOf } from './message-count.sql.js';

const [firstEvent, ...otherEvents] = messageEvents;
if (!firstEvent) throw new Error('messages say nothing');
const heard: readonly [MessageDefinition, ...MessageDefinition[]] = [firstEvent, ...otherEvents, messagesProgressed, channelBroken, channelRestored, sendingHeld, sendingReleased];
const isProgress = (event: Envelope): event is EnvelopeOf<typeof messagesProgressed> => event.type === 'messages.progressed';
const isOfMessage = (event: Envelope): event is Envelope<string, MessageStatusChanged> => event.type.startsWith('message.');

/** In a stream the dashboard's numbers move five times a second, not with each batch. */
const streamRestMs = 200;

/** Counts messages by their present status, and keeps what stops sending. Who listens to the stream is told. */
@Controller()
export class FollowMessagesConsumer {
  constructor(private readonly stream: StreamBuffer) {}

  @Consumes(heard, { service: 'console', consumer: 'follow-messages', streamRestMs })
  async handle(@Payload() events: readonly Envelope[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    const messages = events.filter(isOfMessage);
    const progress = events.filter(isProgress);
    const stops = events.filter((event) => !isOfMessage(event) && !isProgress(event));
    const counted = [...messages.filter(({ data }) => !isTest(data)), ...progress.flatMap(progressed)];
    if (counted.length > 0) {
      const zones = await zonesOf(tx, counted.map(({ hubId }) => hubId));
      await addCounts(tx, countChanges(counted.map(({ hubId, data }) => ({ hubId, timeZone: zones.get(hubId) ?? 'UTC', data }))));
    }
    await followProblems(tx, problemChanges(stops));
    await this.stream.append(tx, [...messages.map(messageOf), ...progress.flatMap(progressOf), ...stops.map(alertOf)]);
    return events.map(() => done);
  }
}
