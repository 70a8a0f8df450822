import { createHash } from 'node:crypto';
import { messageReceived, receiptReceived, type Channel, type MessageReceived, type ReceiptReceived } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import { deriveId } from '@messaging/kernel';
import type { InboundFact, ReceiptFact } from '@messaging/providers';
import { storableText } from '../accept-events/storable-text.rules.js';

/** Whose callback it is, and what it said word for word. */
export interface FactsOrigin {
  readonly hubId: string;
  readonly accountId: string;
  readonly provider: string;
  readonly channel: Channel;
  readonly body: Buffer;
}

/** A message to publish once per `factKey` and account. */
export interface Fact {
  readonly factKey: string;
  readonly publication: Publication;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** The bounds of `ReceiptReceived` and `MessageReceived`. */
const rawCharsMax = 8000;
const keyCharsMax = 200;
const idCharsMax = 500;

const hashOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** Everything a verified callback says. What a vendor sends in any field is made fit to be stored, never trusted to be. */
export function factsOf(origin: FactsOrigin, facts: { receipts: readonly ReceiptFact[]; inbound: readonly InboundFact[] }): Fact[] {
  const raw = storableText(origin.body.toString('utf8'), rawCharsMax);
  return [...facts.receipts.map((receipt) => receiptFact(origin, receipt, raw)), ...facts.inbound.map((message) => inboundFact(origin, message))];
}

/** Stands for a callback that says nothing we know, so that its replay is not kept twice either. */
export const emptyFactKey = (url: string, body: Buffer): string => `nothing|${hashOf(url)}|${hashOf(body)}`;

function receiptFact({ hubId, accountId, provider, channel }: FactsOrigin, fact: ReceiptFact, raw: string): Fact {
  const given = storableText(fact.dedupeKey);
  const dedupeKey = given.length <= keyCharsMax ? given : hashOf(given);
  const attemptId = fact.attemptId !== undefined && UUID.test(fact.attemptId) ? fact.attemptId.toLowerCase() : undefined;
  const externalId = fact.externalId ? storableText(fact.externalId, idCharsMax) : undefined;
  const { failure } = fact;
  const data: ReceiptReceived = {
    accountId, provider, channel, dedupeKey, raw, status: fact.status, providerStatus: storableText(fact.providerStatus, 200), at: fact.at.toISOString(),
    ...(attemptId !== undefined && { attemptId }), ...(externalId !== undefined && { externalId }),
    ...(failure && { failure: { class: failure.class, code: storableText(failure.code, 200), detail: storableText(failure.detail, 500) } }),
  };
  const id = deriveId('receipt', accountId, dedupeKey);
  return { factKey: `receipt|${dedupeKey}`, publication: { message: receiptReceived, hubId, key: externalId ?? attemptId ?? accountId, id, time: fact.at, data } };
}

function inboundFact({ hubId, accountId, provider, channel }: FactsOrigin, fact: InboundFact): Fact {
  const whole = storableText(fact.externalId);
  const externalId = whole.length <= idCharsMax ? whole : hashOf(whole);
  const from = storableText(fact.from, 320);
  const data: MessageReceived = {
    accountId, provider, channel, externalId, from, text: storableText(fact.text, rawCharsMax), at: fact.at.toISOString(),
    ...(fact.to !== undefined && { to: storableText(fact.to, 320) }),
  };
  return { factKey: `inbound|${externalId}`, publication: { message: messageReceived, hubId, key: from || accountId, id: deriveId('inbound', accountId, externalId), time: fact.at, data } };
}
