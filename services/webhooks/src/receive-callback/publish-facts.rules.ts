import { createHash } from 'node:crypto';
import {
  messageReceived, preferenceStated, receiptReceived, storableText, vendorTemplateReported,
  type Channel, type MessageReceived, type PreferenceStated, type ReceiptReceived, type VendorTemplateReported,
} from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import { deriveId } from '@messaging/kernel';
import type { CallbackFacts, InboundFact, PreferenceFact, ReceiptFact, TemplateFact } from '@messaging/providers';

/** Whose callback it is, and what it said word for word. */
export interface FactsOrigin {
  readonly hubId: string;
  readonly accountId: string;
  readonly provider: string;
  readonly channel: Channel;
  readonly body: Buffer;
}

/** Something to publish once per `factKey` and account. */
export interface Fact {
  readonly factKey: string;
  /** Absent for a callback that says nothing we know. */
  readonly publication?: Publication;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** The bounds of `ReceiptReceived` and `MessageReceived`. */
const rawCharsMax = 8000;
const keyCharsMax = 200;
const idCharsMax = 500;

const hashOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** Everything a verified callback says. What a vendor sends in any field is made fit to be stored, never trusted to be. */
export function factsOf(origin: FactsOrigin, facts: CallbackFacts): Fact[] {
  const whole = storableText(origin.body.toString('utf8', 0, rawCharsMax * 4), rawCharsMax);
  return [
    ...facts.receipts.map((receipt) => receiptFact(origin, receipt, receipt.raw === undefined ? whole : storableText(receipt.raw, rawCharsMax))),
    ...facts.inbound.map((message) => inboundFact(origin, message)),
    ...(facts.preferences ?? []).map((preference) => preferenceFact(origin, preference)),
    ...(facts.templates ?? []).map((template) => templateFact(origin, template)),
  ];
}

/** Stands for a callback that says nothing we know, so that its replay is not kept twice either. */
export const emptyFact = (url: string, body: Buffer): Fact => ({ factKey: `nothing|${hashOf(url)}|${hashOf(body)}` });

function receiptFact({ hubId, accountId, provider, channel }: FactsOrigin, fact: ReceiptFact, raw: string): Fact {
  const dedupeKey = keyOf(fact.dedupeKey);
  const attemptId = fact.attemptId !== undefined && UUID.test(fact.attemptId) ? fact.attemptId.toLowerCase() : undefined;
  const externalId = fact.externalId ? storableText(fact.externalId, idCharsMax) : undefined;
  const { failure } = fact;
  const data: ReceiptReceived = {
    accountId, provider, channel, dedupeKey, raw, status: fact.status, providerStatus: storableText(fact.providerStatus, 200), at: fact.at.toISOString(),
    ...(attemptId !== undefined && { attemptId }), ...(externalId !== undefined && { externalId }),
    ...(failure && {
      failure: {
        class: failure.class, code: storableText(failure.code, 200), detail: storableText(failure.detail, 500),
        ...(failure.retryAfterMs !== undefined && { retryAfterMs: failure.retryAfterMs }), ...(failure.policy && { policy: failure.policy }),
      },
    }),
  };
  return { factKey: `receipt|${dedupeKey}`, publication: { message: receiptReceived, hubId, key: externalId ?? attemptId ?? accountId, time: fact.at, data } };
}

function inboundFact({ hubId, accountId, provider, channel }: FactsOrigin, fact: InboundFact): Fact {
  const whole = storableText(fact.externalId);
  const externalId = whole.length <= idCharsMax ? whole : hashOf(whole);
  const from = storableText(fact.from, 320);
  const data: MessageReceived = {
    accountId, provider, channel, externalId, from, text: storableText(fact.text, rawCharsMax), at: fact.at.toISOString(),
    ...(fact.to !== undefined && { to: storableText(fact.to, 320) }),
    ...(fact.userId !== undefined && { userId: storableText(fact.userId, 140) }),
    ...(fact.profileName !== undefined && { profileName: storableText(fact.profileName, 200) }),
    ...(fact.movedFrom && { movedFrom: movedFromOf(fact.movedFrom) }),
    ...(fact.subject !== undefined && { subject: storableText(fact.subject, 1000) }),
    ...(fact.references && { references: fact.references.map((id) => storableText(id, 300)) }),
    ...(fact.content !== undefined && { content: storableText(fact.content, 40) }),
    ...(fact.signal !== undefined && { signal: fact.signal }),
  };
  return { factKey: `inbound|${externalId}`, publication: { message: messageReceived, hubId, key: from || accountId, id: deriveId('inbound', accountId, externalId), time: fact.at, data } };
}

const movedFromOf = ({ address, userId }: NonNullable<InboundFact['movedFrom']>): NonNullable<MessageReceived['movedFrom']> => ({
  ...(address !== undefined && { address: storableText(address, 320) }), ...(userId !== undefined && { userId: storableText(userId, 140) }),
});

function preferenceFact({ hubId, accountId, provider, channel }: FactsOrigin, fact: PreferenceFact): Fact {
  const key = keyOf(fact.dedupeKey);
  const from = storableText(fact.from, 320);
  const data: PreferenceStated = { accountId, provider, channel, from, choice: fact.choice, at: fact.at.toISOString(), ...(fact.userId !== undefined && { userId: storableText(fact.userId, 140) }) };
  return { factKey: `preference|${key}`, publication: { message: preferenceStated, hubId, key: from || accountId, id: deriveId('preference', accountId, key), time: fact.at, data } };
}

function templateFact({ hubId, accountId, provider }: FactsOrigin, fact: TemplateFact): Fact {
  const key = keyOf(fact.dedupeKey);
  const short = (text: string | undefined, charsMax: number) => (text === undefined ? undefined : storableText(text, charsMax));
  const data: VendorTemplateReported = {
    accountId, provider, name: storableText(fact.name, 512), language: storableText(fact.language, 35), at: fact.at.toISOString(),
    status: short(fact.status, 100), category: short(fact.category, 100), quality: short(fact.quality, 100), reason: short(fact.reason, 500),
  };
  return { factKey: `template|${key}`, publication: { message: vendorTemplateReported, hubId, key: `${data.name}|${data.language}`, id: deriveId('vendor-template', accountId, key), time: fact.at, data } };
}

/** A key as it is, or its hash where it is too long to be one. */
function keyOf(given: string): string {
  const key = storableText(given);
  return key.length <= keyCharsMax ? key : hashOf(key);
}
