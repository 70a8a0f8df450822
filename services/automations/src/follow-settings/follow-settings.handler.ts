import type { EnvelopeOf, settingsChanged } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { automationPublication } from '../define-automation/automation-events.rules.js';
import { systemAutomationId } from '../define-automation/system-automations.rules.js';
import { dateTriggers } from '../find-dates/date-occurrence.rules.js';
import { ProvisionHubs } from '../provision-hub-when-hub-seen/provision-hubs.handler.js';
import { lockAutomation, moveAgain, updateAutomation } from '../store/automation.sql.js';
import { zoneOf } from '../schedule-execution/moment.rules.js';
import { findHubs, saveSettings } from '../store/hub.sql.js';
import { applyToggles } from './toggles.rules.js';

export type SettingsEvent = EnvelopeOf<typeof settingsChanged>;

/** Keeps each hub's settings, hands the two toggles on to the automations they own, and has what is pending follow the hub's clock. */
@Injectable()
export class FollowSettings {
  constructor(
    private readonly hubs: ProvisionHubs,
    private readonly outbox: Outbox,
  ) {}

  async follow(tx: Tx, events: readonly SettingsEvent[]): Promise<void> {
    const hubIds = events.map((event) => event.hubId);
    await this.hubs.known(tx, hubIds, { announce: true });
    await findHubs(tx, hubIds, 'for update'); // all of the batch, in their order
    // Settings change by hand: a batch of more than a few means a rebuild, where time does not matter.
    for (const event of events) await this.#apply(tx, event);
  }

  async #apply(tx: Tx, event: SettingsEvent): Promise<void> {
    const hub = (await findHubs(tx, [event.hubId])).get(event.hubId);
    if (!hub || event.data.revision <= hub.settingsRevision) return;
    await saveSettings(tx, event.hubId, event.data);
    if (zoneOf(undefined, hub.settings?.hub.timeZone) !== zoneOf(undefined, event.data.hub.timeZone)) await this.#followClock(tx, event);
    const told = { before: hub.settings?.automations, after: event.data.automations, at: event.time };
    for (const trigger of ['booking_confirmed', 'booking_reminder'] as const) {
      const automation = await lockAutomation(tx, event.hubId, systemAutomationId(event.hubId, trigger));
      const changed = automation && applyToggles(automation, told);
      if (!changed || changed === automation) continue;
      await updateAutomation(tx, changed);
      await this.outbox.add(tx, [automationPublication(changed)]);
    }
  }

  /** "At ten" is another moment now. What answers a day of the calendar is planned on that day alone, and stays. */
  async #followClock(tx: Tx, { hubId, data }: SettingsEvent): Promise<void> {
    await moveAgain(tx, { hubId, settingsRevision: data.revision, but: dateTriggers });
  }
}
