import type { SettingsTree, TemplateVersionPublished, CustomerFields } from '@messaging/contracts';
import { Clock } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import type { AnsweredMail } from '@messaging/providers';
import { Inject, Injectable } from '@nestjs/common';
import { addressKey, type NormalizedAddress } from '../addresses/address.rules.js';
import { settingsAs, type Sender } from '../gate-campaign/sender.rules.js';
import { sendersOfCampaigns } from '../gate-campaign/sender.sql.js';
import { SettingsReader } from '../settings/settings-reader.js';
import { isFiledAsMarketing, whatsappWay, type WhatsappFacts } from '../choose-whatsapp-way/whatsapp-way.rules.js';
import { gatherWhatsapp, whatsappFacts } from '../choose-whatsapp-way/gather-whatsapp.js';
import { RepliesHeard } from '../choose-whatsapp-way/replies-heard.js';
import { capBegins, type SendingFacts } from './decide-sending.rules.js';
import { customerIdsByAddress, loadCustomers, loadLastMails, loadMarketingSent, loadSuppressions, loadTemplateVersions } from './facts.sql.js';
import { chosenAddress, personOf, recipientFacts, type Person } from './person.rules.js';
import { LEDGER } from '../write-ledger/ledger-database.js';
import type { QueuedMessage } from '../send-message/queued-message.js';

/** A message with everything needed to decide and render it. */
export interface PreparedMessage {
  readonly message: QueuedMessage;
  readonly facts: SendingFacts;
  /** The current settings; for a campaign's message, with the sender the campaign started with. */
  readonly settings: SettingsTree;
  /** Only for a campaign's message. */
  readonly sender: Sender | undefined;
  readonly template: TemplateVersionPublished | undefined;
  readonly customer: CustomerFields;
  /** WhatsApp at Meta only. */
  readonly whatsapp: WhatsappFacts | undefined;
  /** Email only: the mail it replies to, if its subject marks it as a reply. */
  readonly answers: AnsweredMail | undefined;
  /** When its facts were read (`performance.now()`). */
  readonly gatheredAt: number;
}

/** Template versions kept in memory; they never change. */
const templatesMax = 2000;
const none: ReadonlySet<string> = new Set();

/** Reads what the checks at the moment of sending need: a handful of statements for a whole batch of one hub. */
@Injectable()
export class GatherFacts {
  readonly #templates = new Map<string, TemplateVersionPublished>();

  constructor(
    @Inject(LEDGER) private readonly database: Database,
    private readonly settings: SettingsReader,
    private readonly clock: Clock,
    private readonly replies: RepliesHeard,
  ) {}

  /** All messages belong to one hub and one channel. */
  async gather(messages: readonly QueuedMessage[]): Promise<PreparedMessage[]> {
    const [first] = messages;
    if (!first) return [];
    const { hubId, channel } = first;
    const gatheredAt = performance.now();
    const settings = await this.settings.tree(hubId);
    const { country } = settings.hub;
    const chosen = new Map(messages.map((message) => [message.id, chosenAddress(message, country)]));
    const owners = await this.#owners(messages, { hubId, channel, chosen });
    const customers = await loadCustomers(this.database, hubId, { channel, customerIds: [...new Set(owners.values())] });
    const people = messages.map((message) => ({ message, person: personOf(message, customers.get(owners.get(message.id) ?? ''), { country, chosen: chosen.get(message.id) }) }));
    const keys = people.flatMap(({ person: { address } }) => (address === undefined ? [] : [addressKey(channel, address)]));
    const suppressions = await loadSuppressions(this.database, hubId, { channel, keys: [...new Set(keys)] });
    const templates = await this.#templateVersions(hubId, messages);
    const senders = await this.#senders(messages, { hubId, channel, settings });
    const heardUntilMs = this.replies.untilMs;
    const known = channel === 'whatsapp' && settings.whatsapp.provider === 'meta' ? await gatherWhatsapp(this.database, hubId, { keys, templates: [...templates.values()] }) : undefined;
    const filed = people.map(({ message, person }) => {
      const template = templates.get(templateKey(message) ?? '');
      const whatsapp = known && whatsappFacts(known, { address: person.address, template, createdAt: message.createdAt, heardUntilMs });
      return { message: isFiledAsMarketing(whatsapp) ? { ...message, purpose: 'marketing' as const } : message, person, template, whatsapp };
    });
    const now = this.clock.now();
    if (filed.some(({ whatsapp }) => whatsapp?.mayHaveWritten && whatsappWay(whatsapp, now).kind === 'closed')) this.replies.ask();
    const answered = await loadLastMails(this.database, hubId, people.flatMap(({ message, person: { address } }) => (isAnswer(message) && address !== undefined ? [addressKey(channel, address)] : [])));
    const marketingHad = await this.#marketingHad(filed, { hubId, channel, settings });
    return filed.map(({ message, person, template, whatsapp }) => {
      const begun = senders.get(message.campaignId ?? '');
      return {
        message, settings: begun?.settings ?? settings, sender: begun?.sender, template, customer: person.customer, gatheredAt, whatsapp,
        answers: isAnswer(message) && person.address !== undefined ? answered.get(addressKey(channel, person.address)) : undefined,
        facts: {
          recipient: recipientFacts(message, person, suppressions),
          channelEnabled: settings[channel].enabled,
          marketingConsentPolicy: settings.policy.marketingConsent,
          template: message.templateId === null ? 'none' : template ? 'known' : 'missing',
          manners: {
            quietHours: settings.policy.quietHours, timeZone: person.customer.timeZone ?? settings.hub.timeZone,
            frequencyCap: settings.policy.frequencyCap, marketingHad: marketingHad.get(person.address ?? '') ?? none,
          },
        },
      };
    });
  }

  /** The sender of each campaign, and the settings with that sender. */
  async #senders(messages: readonly QueuedMessage[], { hubId, channel, settings }: { hubId: string; channel: QueuedMessage['channel']; settings: SettingsTree }) {
    const campaignIds = new Set(messages.flatMap(({ campaignId }) => campaignId ?? []));
    const begun = await sendersOfCampaigns(this.database, hubId, [...campaignIds]);
    return new Map([...begun].map(([id, sender]) => [id, { sender, settings: settingsAs(settings, channel, sender) }]));
  }

  /** Address → ids of marketing messages that went there within the cap's window, or are under way. */
  async #marketingHad(
    people: readonly { message: QueuedMessage; person: Person }[],
    { hubId, channel, settings }: { hubId: string; channel: QueuedMessage['channel']; settings: SettingsTree },
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const { frequencyCap } = settings.policy;
    const addresses = people.flatMap(({ message, person: { address } }) => (message.purpose === 'marketing' && address !== undefined ? [address] : []));
    if (!frequencyCap || addresses.length === 0) return new Map();
    return loadMarketingSent(this.database, hubId, { channel, addresses: [...new Set(addresses)], since: capBegins(frequencyCap, this.clock.now()) });
  }

  /** Message id → the customer whose consent counts: the named one, or the owner of a bare address. */
  async #owners(
    messages: readonly QueuedMessage[],
    { hubId, channel, chosen }: { hubId: string; channel: QueuedMessage['channel']; chosen: ReadonlyMap<string, NormalizedAddress | undefined> },
  ): Promise<ReadonlyMap<string, string>> {
    const bare = messages.flatMap(({ id, customerId }) => {
      const read = chosen.get(id);
      return customerId === null && read?.valid ? [{ id, key: addressKey(channel, read.address) }] : [];
    });
    const found = await customerIdsByAddress(this.database, hubId, { channel, keys: bare.map(({ key }) => key) });
    const owners = new Map<string, string>();
    for (const { id, key } of bare) if (found.has(key)) owners.set(id, found.get(key) ?? '');
    for (const { id, customerId } of messages) if (customerId !== null) owners.set(id, customerId);
    return owners;
  }

  async #templateVersions(hubId: string, messages: readonly QueuedMessage[]): Promise<ReadonlyMap<string, TemplateVersionPublished>> {
    const wanted = new Map<string, { templateId: string; version: number }>();
    for (const message of messages) {
      const { templateId, templateVersion: version } = message;
      if (templateId !== null && version !== null) wanted.set(templateKey(message) ?? '', { templateId, version });
    }
    const missing = [...wanted].filter(([key]) => !this.#templates.has(`${hubId}|${key}`)).map(([, want]) => want);
    const loaded = await loadTemplateVersions(this.database, hubId, missing);
    const found = new Map<string, TemplateVersionPublished>();
    for (const key of wanted.keys()) {
      const content = loaded.get(key) ?? this.#templates.get(`${hubId}|${key}`);
      if (content) found.set(key, content);
    }
    for (const [key, content] of loaded) this.#templates.set(`${hubId}|${key}`, content);
    while (this.#templates.size > templatesMax) this.#templates.delete(this.#templates.keys().next().value ?? '');
    return found;
  }
}

/** Reply prefixes that mail programs use in our two languages and neighbouring ones. */
const ANSWER = /^\s*(?:re|rv|aw|sv)\s*:/i;

/** Free text that answers what somebody wrote is a reply; a template starts a new thread. */
const isAnswer = ({ channel, templateId, subject }: QueuedMessage): boolean => channel === 'email' && templateId === null && ANSWER.test(subject ?? '');

const templateKey = ({ templateId, templateVersion }: QueuedMessage): string | undefined =>
  templateId === null ? undefined : `${templateId}:${templateVersion ?? 0}`;
