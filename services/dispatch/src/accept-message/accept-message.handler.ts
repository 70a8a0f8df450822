import { messageEvents, type CreateMessage } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { Clock, deriveId, newId, ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { LaneTurns } from '../send-message/lane-turns.js';
import { SettingsReader } from '../settings/settings-reader.js';
import { decideAcceptance, requestHash, type AcceptedCall } from './accept-message.rules.js';
import { insertMessages, loadKnownTemplates, loadRequestHashes, type NewMessage } from './accept.sql.js';

/** One call of a request, with the key that makes it one message. */
export interface Call {
  readonly create: CreateMessage;
  /** Hub × route × `Idempotency-Key` (× index in a batch); absent: every call is a message of its own. */
  readonly idempotencyKey: string | undefined;
  readonly resendOf?: string;
}

/** `POST /messages` and its batch: one transaction for all calls of a request. */
@Injectable()
export class AcceptMessage {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly settings: SettingsReader,
    private readonly turns: LaneTurns,
    private readonly clock: Clock,
  ) {}

  /** The id of each call's message, or its refusal, in the order of the calls. */
  async accept(hubId: string, calls: readonly Call[], traceparent?: string): Promise<Result<string>[]> {
    const settings = await this.settings.tree(hubId);
    const accepted = await this.database.inHub(hubId, async (tx) => {
      const templates = await loadKnownTemplates(tx, hubId, [...new Set(calls.flatMap((c) => c.create.templateId ?? []))]);
      const now = this.clock.now();
      const decided = calls.map((call) => {
        const decision = decideAcceptance(call.create, { template: templates.get(call.create.templateId ?? ''), country: settings.hub.country, now });
        if (!decision.ok) return decision;
        const sandbox = settings[call.create.channel].provider === 'sandbox';
        return ok(newMessage(hubId, { call, decision: decision.value, sandbox, traceparent }));
      });
      const results = await this.#store(tx, hubId, decided);
      const stored = results.flatMap((result) => (result.ok && result.value.stored ? [result.value.message] : []));
      await this.outbox.add(tx, stored.map((message) => queuedEvent(message, now)));
      tx.onCommit(() => this.turns.queued(stored.map((m) => ({ channel: m.channel, lane: m.lane, hubId, nextAt: m.sendAt === undefined ? now : new Date(m.sendAt) }))));
      return results;
    });
    return accepted.map((result) => (result.ok ? ok(result.value.message.id) : result));
  }

  async #store(tx: Tx, hubId: string, decided: readonly Result<NewMessage>[]): Promise<Result<{ message: NewMessage; stored: boolean }>[]> {
    const messages = decided.flatMap((result) => (result.ok ? [result.value] : []));
    const stored = new Set(await insertMessages(tx, messages));
    const repeated = messages.filter((m) => !stored.has(m.id));
    const hashes = repeated.length === 0 ? new Map<string, string | null>() : await loadRequestHashes(tx, hubId, repeated.map((m) => m.id));
    return decided.map((result) => {
      if (!result.ok) return result;
      const message = result.value;
      if (stored.delete(message.id)) return ok({ message, stored: true });
      if (hashes.get(message.id) !== undefined && hashes.get(message.id) !== message.requestHash) return refuse(otherBody);
      return ok({ message, stored: false });
    });
  }
}

const otherBody: Problem = { kind: 'conflict', code: 'REQUEST.IDEMPOTENCY_CONFLICT', detail: 'This Idempotency-Key was used with another body.' };

function newMessage(hubId: string, { call, decision, sandbox, traceparent }: { call: Call; decision: AcceptedCall; sandbox: boolean; traceparent: string | undefined }): NewMessage {
  const { create, idempotencyKey } = call;
  const id = idempotencyKey === undefined ? newId() : deriveId(hubId, 'messages', idempotencyKey);
  return {
    id, hubId, idem: `${hubId}|messages|${idempotencyKey ?? id}`, requestHash: requestHash(create), channel: create.channel, lane: decision.lane, category: decision.category,
    purpose: decision.purpose, sandbox, to: decision.to, customerId: create.customerId, templateId: create.templateId, templateVersion: decision.templateVersion,
    subject: create.subject, body: create.body, variables: create.variables, metadata: create.metadata, sendAt: create.sendAt, expiresAt: create.expiresAt,
    resendOf: call.resendOf, traceparent,
  };
}

const [queued] = messageEvents.filter((event) => event.type === 'message.queued');

/** The event of a new message. */
export function queuedEvent(message: NewMessage, now: Date) {
  if (!queued) throw new Error('message.queued is not declared');
  return {
    message: queued, hubId: message.hubId, key: message.id,
    ...(message.traceparent !== undefined && { headers: { traceparent: message.traceparent } }),
    data: {
      messageId: message.id, status: 'queued' as const, at: now.toISOString(), channel: message.channel, purpose: message.purpose, sandbox: message.sandbox,
      customerId: message.customerId, automationId: message.automationId, executionId: message.executionId, metadata: message.metadata && { ...message.metadata },
    },
  };
}
