import { suppressionChanged, type EnvelopeOf, type SuppressionChanged } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { saveSuppressions } from '../store/customer.sql.js';

type Changed = EnvelopeOf<typeof suppressionChanged>;

/** Keeps addresses that accept nothing, or no marketing: excluded from audiences, and checked again at the moment of sending. */
@Controller()
export class FollowSuppressionsConsumer {
  @Consumes([suppressionChanged], { service: 'campaigns', consumer: 'follow-suppressions' })
  async follow(@Payload() events: readonly Changed[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    const newest = new Map<string, { hubId: string; change: SuppressionChanged }>();
    for (const { hubId, data: change } of events) {
      const key = `${hubId}|${change.channel}|${change.addressHash}`;
      const known = newest.get(key);
      if (!known || known.change.at <= change.at) newest.set(key, { hubId, change });
    }
    await saveSuppressions(tx, [...newest.values()]);
    return events.map(() => done);
  }
}
