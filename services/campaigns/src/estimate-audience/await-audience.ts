import { consumedBy } from '@messaging/eventing';
import { LogView } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { FollowCustomersConsumer } from '../follow-customers/follow-customers.consumer.js';
import { FollowSettingsConsumer } from '../follow-settings/follow-settings.consumer.js';
import { FollowSuppressionsConsumer } from '../follow-suppressions/follow-suppressions.consumer.js';
import { FollowTemplatesConsumer } from '../follow-templates/follow-templates.consumer.js';

/** How long a question may take for what is on its way, and how long a campaign may that is told to begin. */
const waitMs = { ask: 2000, begin: 8000 } as const;

const groups = consumedBy([FollowCustomersConsumer, FollowSuppressionsConsumer, FollowSettingsConsumer, FollowTemplatesConsumer]).map(({ group }) => group);

/**
 * Whoever has seen an import end, a customer in the list, or an answer to a change of the settings, may ask for an estimate
 * or start a campaign in the very next request, before the log has brought it here: without a wait it would reach whoever
 * had arrived by chance, and be completed. Nothing is waited for when the log has nothing left, or where nobody can tell
 * (Kafka); what comes after the call is not waited for.
 */
@Injectable()
export class AwaitAudience {
  constructor(private readonly log: LogView) {}

  /** Ends when everything that was said before the call is here, or takes too long. */
  async toBeHere(why: keyof typeof waitMs): Promise<void> {
    await Promise.all(groups.map((group) => this.log.whenCaughtUp(group, waitMs[why])));
  }
}
