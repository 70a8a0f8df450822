import type { Channel } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { AnnounceCustomers } from '../announce-customer/announce-customers.js';
import { closeAddresses, openAddress } from './close-addresses.js';
import { ownersOf, saveOwnConsent } from './own-consent.sql.js';

/** What a person asked for: on the opt-out page, by a keyword, or of whoever wrote it down. */
export interface OwnChoice {
  readonly hubId: string;
  readonly channel: Channel;
  /** As `addressKey` gives it. */
  readonly address: string;
  /** The customer that the message was for; `null`: whoever the address belongs to. */
  readonly customerId: string | null;
  readonly choice: 'stop' | 'resume';
  /** What a stop closes: an SMS STOP everything, any other marketing alone (API.md section 5). */
  readonly scope: 'all' | 'marketing';
  /** `OPT_OUT.*` */
  readonly reason: { readonly code: `OPT_OUT.${string}`; readonly detail: string };
  readonly at: Date;
}

/** A person's own yes or no: it closes or opens the address, and is consent that outlives all without newer proof. */
@Injectable()
export class RecordOwnChoice {
  constructor(
    private readonly outbox: Outbox,
    private readonly announcer: AnnounceCustomers,
  ) {}

  async record(tx: Tx, choice: OwnChoice): Promise<void> {
    const { hubId, channel, address, scope, reason, at, customerId } = choice;
    const marketing = choice.choice === 'resume';
    if (marketing) await openAddress(tx, this.outbox, { hubId, channel, address });
    else await closeAddresses(tx, this.outbox, [{ hubId, channel, address, scope, reasonCode: reason.code, reasonDetail: reason.detail }]);
    const customers = customerId === null ? (await ownersOf(tx, [{ hubId, channel, address }])).map((owner) => owner.customerId) : [customerId];
    const changed = await saveOwnConsent(tx, { hubId, customers, channel, marketing, at });
    const said = { hubId, channel, marketing, source: 'recipient', saidAt: at, at, isNews: true };
    await this.announcer.consents(tx, changed.map((id) => ({ ...said, customerId: id })));
    await this.announcer.announce(tx, changed.map((id) => ({ hubId, customerId: id })));
  }
}
