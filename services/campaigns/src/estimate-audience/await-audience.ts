import { erpCustomerEvents } from '@messaging/contracts';
import { consumedBy } from '@messaging/eventing';
import { LogView, SERVICE_LOG } from '@messaging/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { FollowCustomersConsumer } from '../follow-customers/follow-customers.consumer.js';
import { FollowSettingsConsumer } from '../follow-settings/follow-settings.consumer.js';
import { FollowSuppressionsConsumer } from '../follow-suppressions/follow-suppressions.consumer.js';
import { FollowTemplatesConsumer } from '../follow-templates/follow-templates.consumer.js';

/** How long an estimate, and the start of a campaign, may wait for events that are on their way. */
const waitMs = { ask: 2000, begin: 8000 } as const;

/** Dispatch makes the state of a customer of what the ERP says: the first of two hops. */
export const statesAreMadeBy = `dispatch.project-customers.${erpCustomerEvents.name}`;

/** One after the other: what the first has taken on, the others have still to hear. */
const hops: readonly (readonly string[])[] = [
  [statesAreMadeBy],
  consumedBy([FollowCustomersConsumer, FollowSuppressionsConsumer, FollowSettingsConsumer, FollowTemplatesConsumer]).map(({ group }) => group),
];

/**
 * Whoever has seen an import end, a customer in the list, an event taken, or an answer to a change of the settings, may ask for an
 * estimate or start a campaign in the very next request, before the log has brought it here: without a wait it would reach whoever
 * had arrived by chance, and be completed. What comes after the call is not waited for. On Kafka what a busy service has not yet
 * handed to the log is not seen from here, and where the log does not answer nothing is waited for.
 */
@Injectable()
export class AwaitAudience {
  constructor(
    private readonly log: LogView,
    @Inject(SERVICE_LOG) private readonly logger: { warn(fields: object, text: string): void },
  ) {}

  /** Ends when everything that was said before the call is here, or takes too long, which is logged. */
  async toBeHere(why: keyof typeof waitMs): Promise<void> {
    const until = performance.now() + waitMs[why];
    for (const groups of hops) {
      const leftMs = Math.max(0, until - performance.now());
      const caughtUp = await Promise.all(groups.map((group) => this.log.whenCaughtUp(group, leftMs)));
      const late = groups.filter((_group, index) => caughtUp[index] === false);
      if (late.length > 0) this.logger.warn({ part: 'audience', late, waitedMs: waitMs[why] }, 'not waited for any longer: who was told of a moment ago may be missing');
    }
  }
}
