import { automationChanged, SettingsTree, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, Outbox, type Outcome } from '@messaging/eventing';
import { SecretBox } from '@messaging/persistence';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { publishSettings } from '../settings/publish-settings.js';
import { SettingsReader } from '../settings/settings-reader.js';
import { lockHub, updateHub } from '../settings/settings.sql.js';
import { withToggle } from './follow-toggles.rules.js';

/** Staff switched or moved a booking automation: the toggle in the settings that owns it says the same. */
@Controller()
export class FollowTogglesWhenAutomationsChangedConsumer {
  constructor(
    private readonly outbox: Outbox,
    private readonly box: SecretBox,
    private readonly reader: SettingsReader,
  ) {}

  @Consumes([automationChanged], { service: 'dispatch', consumer: 'follow-toggles', ordered: true })
  async handle(@Payload() events: readonly EnvelopeOf<typeof automationChanged>[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    for (const { hubId, data } of events) {
      if (!data.toggle) continue;
      const hub = await lockHub(tx, hubId);
      const tree = SettingsTree.parse(hub?.settings ?? {});
      const changed = withToggle(tree, data);
      if (!hub || changed === tree) continue;
      await updateHub(tx, hubId, changed);
      await publishSettings(tx, hubId, { box: this.box, outbox: this.outbox });
      tx.onCommit(() => this.reader.changed(hubId));
    }
    return events.map(() => done);
  }
}
