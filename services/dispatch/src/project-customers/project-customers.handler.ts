import { mergeCustomer, unknownCustomer, type CustomerProjection } from '@messaging/audience';
import { channels, customerDeleted, type Channel, type CustomerFields, type ErpEvent } from '@messaging/contracts';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { addressKey, addressOf, normalizeAddress } from '../addresses/address.rules.js';
import { ProvisionHub } from '../provision-hub/provision-hub.handler.js';
import { SettingsReader } from '../settings/settings-reader.js';
import { consentsOf, foldStatements, type ConsentStatement } from './consent.rules.js';
import { loadProjections, replaceAddresses, saveConsents, saveCustomers, type AddressRow, type StoredCustomer } from './customers.sql.js';

/** Keeps the customer record, consent included, from the ERP's events. Sends nothing, ever (invariant 6). */
@Injectable()
export class ProjectCustomers {
  constructor(
    private readonly provisionHub: ProvisionHub,
    private readonly settings: SettingsReader,
  ) {}

  /** Events of many hubs; one read and a few writes for the whole batch. */
  async project(events: readonly ErpEvent[], tx: Tx): Promise<void> {
    for (const hubId of new Set(events.map((event) => event.hubId))) await this.provisionHub.inTransaction(hubId, tx);
    const known = await loadProjections(tx, events.map((event) => ({ hubId: event.hubId, customerId: event.data.customerId })));
    const changed = new Map<string, StoredCustomer>();
    const consents: ConsentStatement[] = [];
    for (const event of events) {
      const key = `${event.hubId}|${event.data.customerId}`;
      const next = applyEvent(changed.get(key) ?? known.get(key), event);
      changed.set(key, next);
      consents.push(...consentsOf(event));
    }
    await saveCustomers(tx, [...changed.values()]);
    await saveConsents(tx, foldStatements(consents));
    await replaceAddresses(tx, await this.#addresses([...changed.values()]));
  }

  async #addresses(customers: readonly StoredCustomer[]): Promise<AddressRow[]> {
    const settings = await this.settings.trees(customers.map(({ hubId }) => hubId));
    return customers.flatMap(({ hubId, customerId, projection, deletedAt }) => {
      const country = settings.get(hubId)?.hub.country ?? '';
      return channels.map((channel) => ({ hubId, customerId, channel, key: deletedAt ? null : keyOf(projection.fields, channel, country) }));
    });
  }
}

function keyOf(fields: CustomerFields, channel: Channel, country: string): string | null {
  const given = addressOf(fields, channel);
  const normalized = given === undefined ? undefined : normalizeAddress(channel, given, country);
  return normalized?.valid ? addressKey(channel, normalized.address) : null;
}

/** The record after one event. A deletion stands until a newer event speaks of the customer again. */
function applyEvent(stored: StoredCustomer | undefined, event: ErpEvent): StoredCustomer {
  const { hubId, time } = event;
  const { customerId, customer } = event.data;
  const before: CustomerProjection = stored?.projection ?? unknownCustomer;
  const isNewest = !stored || stored.lastEventTime <= time;
  const last = isNewest ? { lastEventId: event.id, lastEventTime: time } : { lastEventId: stored.lastEventId, lastEventTime: stored.lastEventTime };
  if (event.type === customerDeleted.type) {
    return { hubId, customerId, ...last, projection: isNewest ? unknownCustomer : before, deletedAt: isNewest ? time : (stored?.deletedAt ?? null) };
  }
  const deletedAt = stored?.deletedAt && stored.deletedAt >= time ? stored.deletedAt : null;
  return { hubId, customerId, ...last, projection: deletedAt ? before : mergeCustomer(before, customer ?? {}, time), deletedAt };
}
