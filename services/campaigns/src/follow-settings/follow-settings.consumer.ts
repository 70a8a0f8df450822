import { settingsChanged, type EnvelopeOf } from '@messaging/contracts';
import { Consumes, ConsumerContext, done, type Outcome } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import type { Tx } from '@messaging/persistence';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { zoneOf } from '../estimate-audience/audience-rules.js';
import { RescheduleCampaigns } from '../reschedule-campaigns-when-time-zone-changed/reschedule-campaigns.handler.js';
import { findHub, saveSettings } from '../store/hub.sql.js';

type SettingsEvent = EnvelopeOf<typeof settingsChanged>;

/** Keeps each hub's current time zone, channels, prices and policies. */
@Controller()
export class FollowSettingsConsumer {
  constructor(
    private readonly clock: Clock,
    private readonly scheduled: RescheduleCampaigns,
  ) {}

  @Consumes([settingsChanged], { service: 'campaigns', consumer: 'follow-settings' })
  async follow(@Payload() events: readonly SettingsEvent[], @Ctx() context: ConsumerContext): Promise<Outcome[]> {
    // Settings change by hand: a batch of more than a few means a rebuild, where time does not matter.
    for (const event of events) await this.#follow(context.tx, event);
    return events.map(() => done);
  }

  async #follow(tx: Tx, { hubId, data }: SettingsEvent): Promise<void> {
    const before = await findHub(tx, hubId);
    await saveSettings(tx, hubId, { settings: data, seenAt: this.clock.now() });
    if (zoneOf(before.settings) !== zoneOf(data)) await this.scheduled.reschedule(tx, hubId);
  }
}
