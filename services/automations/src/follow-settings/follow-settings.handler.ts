import type { EnvelopeOf, settingsChanged } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { automationPublication } from '../define-automation/automation-events.rules.js';
import { systemAutomationId } from '../define-automation/system-automations.rules.js';
import { ProvisionHubs } from '../provision-hub-when-hub-seen/provision-hubs.handler.js';
import { lockAutomation, updateAutomation } from '../store/automation.sql.js';
import { findHubs, saveSettings } from '../store/hub.sql.js';
import { applyToggles } from './toggles.rules.js';

export type SettingsEvent = EnvelopeOf<typeof settingsChanged>;

/** Keeps each hub's settings, and hands the two toggles on to the automations they own. */
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
    const told = { before: hub.settings?.automations, after: event.data.automations, at: event.time };
    for (const trigger of ['booking_confirmed', 'booking_reminder'] as const) {
      const automation = await lockAutomation(tx, event.hubId, systemAutomationId(event.hubId, trigger));
      const changed = automation && applyToggles(automation, told);
      if (!changed || changed === automation) continue;
      await updateAutomation(tx, changed);
      await this.outbox.add(tx, [automationPublication(changed)]);
    }
  }
}
