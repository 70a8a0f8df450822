import { isWhatsappUserId, type CreateMessage } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, deriveId, newId, ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { statusEvent } from '../announce-status/status-event.js';
import { addressesOfUsers } from '../keep-replies/replies.sql.js';
import { SendTurns } from '../send-message/send-turns.js';
import { SettingsReader, type HubSettings } from '../settings/settings-reader.js';
import { AwaitArrival, type NamedElsewhere } from './await-arrival.js';
import { decideAcceptance, requestHash, type AcceptedCall } from './accept-message.rules.js';
import { insertMessages, loadKnownTemplates, loadRequestHashes, type NewMessage } from './accept.sql.js';

/** One call of a request, with the key that makes it one message. */
export interface Call {
  readonly create: CreateMessage;
  /** Route and `Idempotency-Key` (and index in a batch); absent: every call is a message of its own. */
  readonly key: readonly [route: string, ...string[]] | undefined;
}

/** A call with the id that its message has, or would have. */
interface IdentifiedCall {
  readonly id: string;
  readonly idem: string;
  readonly hash: string;
  readonly create: CreateMessage;
  readonly isKeyed: boolean;
}

const otherBody: Problem = { kind: 'conflict', code: 'REQUEST.IDEMPOTENCY_CONFLICT', detail: 'This Idempotency-Key was used with another body.' };

/** `POST /messages` and its batch: one transaction for all calls of a request. */
@Injectable()
export class AcceptMessage {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly settings: SettingsReader,
    private readonly turns: SendTurns,
    private readonly arrival: AwaitArrival,
    private readonly clock: Clock,
  ) {}

  /** The id of each call's message, or its refusal, in the order of the calls. */
  async accept(hubId: string, calls: readonly Call[], traceparent?: string): Promise<Result<string>[]> {
    const settings = await this.settings.settings(hubId);
    const identified = calls.map((call) => identify(hubId, call));
    await this.arrival.of(hubId, namedIn(calls));
    return this.database.inHub(hubId, async (tx) => {
      // A repeated call has its first answer, even if what it asks for would be refused today.
      const before = await loadRequestHashes(tx, hubId, identified.flatMap(({ isKeyed, id }) => (isKeyed ? [id] : [])));
      const decided = await this.#decide(tx, hubId, { calls: identified.filter(({ id }) => !before.has(id)), settings, traceparent });
      const messages = [...decided.values()].flatMap((result) => (result.ok ? [result.value] : []));
      const stored = await insertMessages(tx, messages);
      const meanwhile = await loadRequestHashes(tx, hubId, messages.flatMap(({ id }) => (stored.has(id) ? [] : [id])));
      await this.#announce(tx, messages.filter(({ id }) => stored.has(id)));
      return identified.map(({ id, hash }) => {
        const decision = decided.get(id);
        if (decision && !decision.ok) return decision;
        const known = before.get(id) ?? meanwhile.get(id) ?? hash;
        return known === hash ? ok(id) : refuse(otherBody);
      });
    });
  }

  async #decide(
    tx: Tx,
    hubId: string,
    given: { calls: readonly IdentifiedCall[]; settings: HubSettings; traceparent: string | undefined },
  ): Promise<ReadonlyMap<string, Result<NewMessage>>> {
    const { tree } = given.settings;
    const now = this.clock.now();
    const templates = await loadKnownTemplates(tx, hubId, [...new Set(given.calls.flatMap(({ create }) => create.templateId ?? []))]);
    const calls = await byNumber(tx, hubId, given.calls);
    return new Map(calls.map((call) => {
      const decision = decideAcceptance(call.create, { template: templates.get(call.create.templateId ?? ''), country: tree.hub.country, now });
      const sandbox = tree[call.create.channel].provider === 'sandbox';
      return [call.id, decision.ok ? ok(newMessage(hubId, call, { accepted: decision.value, sandbox, traceparent: given.traceparent })) : decision];
    }));
  }

  async #announce(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
    const at = this.clock.now();
    await this.outbox.add(tx, messages.map((message) => statusEvent(message, { status: 'queued', at })));
    tx.onCommit(() => this.turns.queued(messages.map(turnOf)));
  }
}

/** Calls to WhatsApp user ids go to the number, where it is known: consent and suppression stand there. */
async function byNumber(tx: Tx, hubId: string, calls: readonly IdentifiedCall[]): Promise<readonly IdentifiedCall[]> {
  const users = calls.flatMap(({ create: { channel, to } }) => (channel === 'whatsapp' && to !== undefined && isWhatsappUserId(to) ? [{ hubId, userId: to }] : []));
  if (users.length === 0) return calls;
  const numbers = await addressesOfUsers(tx, users);
  return calls.map((call) => ({ ...call, create: { ...call.create, to: numbers.get(`${hubId}|${call.create.to}`) ?? call.create.to } }));
}

/** When a new message's hub has its turn. */
export const turnOf = ({ channel, hubId, sendAt }: NewMessage) => ({ channel, hubId, nextAt: sendAt === undefined ? undefined : new Date(sendAt) });

const namedIn = (calls: readonly Call[]): NamedElsewhere => ({
  templateIds: calls.flatMap(({ create }) => create.templateId ?? []),
  customerIds: calls.flatMap(({ create }) => create.customerId ?? []),
});

function identify(hubId: string, { create, key }: Call): IdentifiedCall {
  const id = key === undefined ? newId() : deriveId(hubId, ...key);
  const idem = [hubId, ...(key ?? ['messages', id])].join('|');
  return { id, idem, hash: requestHash(create), create, isKeyed: key !== undefined };
}

function newMessage(
  hubId: string,
  { id, idem, hash, create }: IdentifiedCall,
  { accepted, sandbox, traceparent }: { accepted: AcceptedCall; sandbox: boolean; traceparent: string | undefined },
): NewMessage {
  const { channel, customerId, templateId, subject, body, variables, metadata, sendAt, expiresAt } = create;
  const { lane, category, purpose, to, templateVersion } = accepted;
  return {
    id, hubId, idem, requestHash: hash, channel, lane, category, purpose, sandbox, to, customerId, templateId, templateVersion,
    subject, body, variables, metadata, sendAt, expiresAt, traceparent,
  };
}
