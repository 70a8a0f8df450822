import { channels, consentChanged, customerStateChanged, type CustomerStateChanged } from '@messaging/contracts';
import { Outbox, type Publication } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import type { ConsentChange } from '../project-customers/consent.rules.js';
import type { CustomerKey } from '../project-customers/customers.sql.js';
import { consentLine } from '../record-activity/activity-lines.rules.js';
import { writeActivity } from '../record-activity/activity.sql.js';
import { takeRevisions, type TellingRow } from './announce.sql.js';

/** Tells the other services what customers are now: the one place where `customers.state` and consent changes are written. */
@Injectable()
export class AnnounceCustomers {
  constructor(private readonly outbox: Outbox) {}

  /** In the transaction that changed them; each once, however often it is named. */
  async announce(tx: Tx, customers: readonly CustomerKey[]): Promise<void> {
    const once = new Map(customers.map((key) => [`${key.hubId}|${key.customerId}`, key]));
    if (once.size === 0) return;
    await this.outbox.add(tx, (await takeRevisions(tx, [...once.values()])).map(stateEvent));
  }

  /** Into the diary, and out as `consent.changed` where it counts. */
  async consents(tx: Tx, changes: readonly ConsentChange[]): Promise<void> {
    await writeActivity(tx, changes.map(consentLine));
    await this.outbox.add(tx, changes.filter(({ isNews, standing }) => isNews && !standing).map(consentEvent));
  }
}

const consentEvent = ({ hubId, customerId, channel, marketing, source, saidAt }: ConsentChange): Publication<typeof consentChanged> => ({
  message: consentChanged, hubId, key: `${hubId}|${customerId}`, data: { customerId, channel, marketing, source, at: saidAt.toISOString() },
});

function stateEvent(row: TellingRow): Publication<typeof customerStateChanged> {
  const { hubId, customerId, revision, addresses, deletedAt, erasedAt } = row;
  const { id: _, consent: __, ...fields } = row.fields;
  const data: CustomerStateChanged = {
    customerId, revision, fields, addresses, consent: consentOf(row), lastEvent: { id: row.lastEventId, time: row.lastEventTime.toISOString() },
    createdAt: row.createdAt.toISOString(),
    ...(deletedAt && { deletedAt: deletedAt.toISOString() }), ...(erasedAt && { erasedAt: erasedAt.toISOString() }),
  };
  return { message: customerStateChanged, hubId, key: `${hubId}|${customerId}`, data };
}

function consentOf({ consent }: TellingRow): CustomerStateChanged['consent'] {
  return Object.fromEntries(channels.flatMap((channel) => {
    const known = consent[channel];
    return known?.marketing == null ? [] : [[channel, { marketing: known.marketing, at: new Date(known.at).toISOString(), source: known.source }]];
  }));
}
