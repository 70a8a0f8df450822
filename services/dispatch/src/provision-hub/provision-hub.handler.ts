import { hubSeen, SettingsTree } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, deriveId } from '@messaging/kernel';
import { Database, SecretBox, type Tx } from '@messaging/persistence';
import { HubAdmission, HubProvisioner, isHubHere } from '@messaging/service-kit';
import { Injectable } from '@nestjs/common';
import { publishSettings } from '../settings/publish-settings.js';

/** Every account that a hub can ever have a callback URL for: there from its first day, whatever it chooses later. */
const accounts = [
  { provider: 'sandbox', channel: 'whatsapp' },
  { provider: 'sandbox', channel: 'sms' },
  { provider: 'sandbox', channel: 'email' },
  { provider: 'whatsapp', channel: 'whatsapp' },
  { provider: 'twilio', channel: 'sms' },
  { provider: 'messagebird', channel: 'sms' },
  { provider: 'bird', channel: 'sms' },
  { provider: 'smtp', channel: 'email' },
] as const;

/** Makes a hub exist: settings at their defaults, accounts with ids that cannot be guessed. Idempotent. */
@Injectable()
export class ProvisionHub extends HubProvisioner {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly box: SecretBox,
    private readonly clock: Clock,
    private readonly admission: HubAdmission,
  ) {
    super();
  }

  isKnown(hubId: string): Promise<boolean> {
    return isHubHere(this.database, hubId);
  }

  async provision(hubId: string): Promise<void> {
    if (!(await this.isKnown(hubId))) await this.database.transaction((tx) => this.inTransaction(hubId, tx));
  }

  /** For a consumer that meets a hub in an event. */
  async inTransaction(hubId: string, tx: Tx): Promise<void> {
    const [known] = await tx.query('select 1 from hub where hub_id = $1', [hubId]);
    if (!known) await this.#make(hubId, tx);
  }

  /** Its events that waited for this are tried again. */
  async #make(hubId: string, tx: Tx): Promise<void> {
    await this.admission.admit(tx, [hubId]);
    const made = await tx.query('insert into hub (hub_id, settings, revision) values ($1, $2::jsonb, 0) on conflict do nothing returning hub_id', [
      hubId, JSON.stringify(SettingsTree.parse({})),
    ]);
    if (made.length === 0) return;
    const secret = (this.box.derive('account-ids')[0] ?? Buffer.alloc(0)).toString('hex');
    await tx.query(
      'insert into account (id, hub_id, provider, channel) select i, $1, p, c from unnest($2::uuid[], $3::text[], $4::text[]) as r (i, p, c) on conflict do nothing',
      [hubId, accounts.map((a) => deriveId(hubId, a.provider, a.channel, secret)), accounts.map((a) => a.provider), accounts.map((a) => a.channel)],
    );
    const now = this.clock.now();
    await this.outbox.add(tx, [{ message: hubSeen, hubId, key: hubId, data: { hubId, seenAt: now.toISOString() } }]);
    await publishSettings(tx, hubId, { box: this.box, outbox: this.outbox });
  }
}
