import type { CustomerFields, SettingsTree, TemplateVersionPublished } from '@messaging/contracts';
import { Database } from '@messaging/persistence';
import { addressKey, addressOf, normalizeAddress } from '../addresses/address.rules.js';
import { SettingsReader } from '../settings/settings-reader.js';
import type { RecipientFacts, SendingFacts } from './decide-sending.rules.js';
import { customerIdsByAddress, loadCustomers, loadSuppressions, loadTemplateVersions, type CustomerFact, type SuppressionFact } from './facts.sql.js';
import type { QueuedMessage } from './queued-message.js';
import { Injectable } from '@nestjs/common';

/** A message with all that its decision and its text need. */
export interface PreparedMessage {
  readonly message: QueuedMessage;
  readonly facts: SendingFacts;
  readonly settings: SettingsTree;
  readonly template: TemplateVersionPublished | undefined;
  readonly customer: CustomerFields;
}

/** Template versions kept in memory; they never change. */
const templatesMax = 2000;

/** Reads what the checks at the moment of sending need: a handful of statements for a whole batch of one hub. */
@Injectable()
export class GatherFacts {
  readonly #templates = new Map<string, TemplateVersionPublished>();

  constructor(
    private readonly database: Database,
    private readonly settings: SettingsReader,
  ) {}

  /** All messages are of one hub and one channel. */
  async gather(messages: readonly QueuedMessage[]): Promise<PreparedMessage[]> {
    const [first] = messages;
    if (!first) return [];
    const { hubId, channel } = first;
    const settings = await this.settings.tree(hubId);
    const country = settings.hub.country;
    const owners = await this.#owners(messages, country);
    const customers = await loadCustomers(this.database, hubId, [...new Set(owners.values())]);
    const people = messages.map((message) => person(message, customers.get(owners.get(message.id) ?? ''), country));
    const keys = [...new Set(people.flatMap(({ address }) => (address === undefined ? [] : [addressKey(channel, address)])))];
    const suppressions = await loadSuppressions(this.database, hubId, { channel, keys });
    const templates = await this.#templateVersions(hubId, messages);
    return messages.map((message, index) => {
      const known = people[index] ?? person(message, undefined, country);
      const template = templates.get(templateKey(message) ?? '');
      return {
        message, settings, template, customer: known.customer,
        facts: {
          recipient: recipientFacts(message, known, suppressions),
          channelEnabled: settings[channel].enabled,
          marketingConsentPolicy: settings.policy.marketingConsent,
          template: message.templateId === null ? 'none' : template ? 'known' : 'missing',
        },
      };
    });
  }

  /** Message id → the customer whose will counts: the named one, or the one behind a bare address. */
  async #owners(messages: readonly QueuedMessage[], country: string): Promise<ReadonlyMap<string, string>> {
    const [first] = messages;
    const bare = messages.flatMap((message) => {
      if (message.customerId !== null || message.toAddress === null) return [];
      const normalized = normalizeAddress(message.channel, message.toAddress, country);
      return normalized.valid ? [{ id: message.id, key: addressKey(message.channel, normalized.address) }] : [];
    });
    const found = first ? await customerIdsByAddress(this.database, first.hubId, { channel: first.channel, keys: bare.map((b) => b.key) }) : new Map<string, string>();
    const owners = new Map(bare.flatMap(({ id, key }) => (found.has(key) ? [[id, found.get(key) ?? ''] as const] : [])));
    for (const message of messages) if (message.customerId !== null) owners.set(message.id, message.customerId);
    return owners;
  }

  async #templateVersions(hubId: string, messages: readonly QueuedMessage[]): Promise<ReadonlyMap<string, TemplateVersionPublished>> {
    const wanted = new Map(messages.flatMap((m) => (m.templateId !== null && m.templateVersion !== null ? [[templateKey(m) ?? '', { templateId: m.templateId, version: m.templateVersion }] as const] : [])));
    const missing = [...wanted].filter(([key]) => !this.#templates.has(`${hubId}|${key}`)).map(([, want]) => want);
    for (const [key, content] of await loadTemplateVersions(this.database, hubId, missing)) this.#templates.set(`${hubId}|${key}`, content);
    while (this.#templates.size > templatesMax) this.#templates.delete(this.#templates.keys().next().value ?? '');
    return new Map([...wanted.keys()].flatMap((key) => {
      const content = this.#templates.get(`${hubId}|${key}`);
      return content ? [[key, content] as const] : [];
    }));
  }
}

const templateKey = (message: QueuedMessage): string | undefined => (message.templateId === null ? undefined : `${message.templateId}:${message.templateVersion ?? 0}`);

interface Person {
  readonly fact: CustomerFact | undefined;
  readonly customer: CustomerFields;
  readonly address: string | undefined;
  readonly addressIsValid: boolean;
}

/** The newer of carried and own data wins (DESIGN.md section 5, first race). */
function person(message: QueuedMessage, fact: CustomerFact | undefined, country: string): Person {
  const ownIsNewer = fact !== undefined && (message.restsOnEventTime === null || fact.lastEventTime >= message.restsOnEventTime);
  const customer: CustomerFields = ownIsNewer ? fact.fields : { ...fact?.fields, ...message.carriedCustomer };
  const given = message.toAddress ?? addressOf(customer, message.channel);
  const normalized = given === undefined ? undefined : normalizeAddress(message.channel, given, country);
  return { fact, customer, address: normalized?.valid ? normalized.address : given, addressIsValid: normalized?.valid ?? false };
}

function recipientFacts(message: QueuedMessage, { fact, customer, address, addressIsValid }: Person, suppressions: ReadonlyMap<string, SuppressionFact>): RecipientFacts {
  const suppression = address === undefined ? undefined : suppressions.get(addressKey(message.channel, address));
  const carried = customer.consent?.[message.channel]?.marketing;
  return {
    address, addressIsValid,
    suppression: suppression && { scope: suppression.scope, reason: { code: suppression.reasonCode, detail: suppression.reasonDetail } },
    marketingConsent: fact?.consents[message.channel] ?? (fact === undefined ? (carried ?? undefined) : undefined),
    isExistingCustomer: Number(customer.totalSpent?.amount ?? 0) > 0 || Boolean(customer.lastVisitAt),
    customerDeleted: fact?.deletedAt != null,
    customerFactsSeen: message.restsOnEventTime === null || (fact !== undefined && fact.lastEventTime >= message.restsOnEventTime),
  };
}
