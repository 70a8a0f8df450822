import { campaignMessage, statusRank, type Reason } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import type { StatusSubject } from '../announce-status/status-event.js';
import { statusEvents, type Risen } from '../announce-status/status-events.js';
import { insertDecisions } from '../write-ledger/record.sql.js';
import { endQueued } from './end.sql.js';
import { endTurn, hasWaiting, nextChunks, queuedMessages, takeOfChunks, type ReleasableGate, type WaitingChunk } from './release.sql.js';

/** Messages and chunks that are ended in one transaction. */
const messagesMax = 2000;
const chunksMax = 8;

const cancelled = { status: 'cancelled', reason: { code: 'CAMPAIGN.CANCELLED', detail: 'The campaign was cancelled before the message left.' } } as const;
const expired = (at: Date | null) => ({ status: 'skipped', reason: { code: 'MESSAGE.EXPIRED', detail: `It was to be sent by ${at?.toISOString() ?? 'then'}.` } }) as const;

/**
 * Brings about the end of what has not left: cancelled with its campaign, or skipped because its time is over. Recipients
 * that were never let into the queue are answered for without a message ever being made.
 */
@Injectable()
export class EndCampaigns {
  constructor(private readonly outbox: Outbox) {}

  /** A slice of it; returns of how many recipients. The caller holds the gate. */
  async end(tx: Tx, gate: ReleasableGate): Promise<number> {
    const { campaignId, hubId } = gate;
    const end: { status: 'cancelled' | 'skipped'; reason: Reason } = gate.state === 'ended' ? cancelled : expired(gate.expiresAt);
    const messages = await endQueued(tx, await queuedMessages(tx, gate, messagesMax), { ...end, rank: statusRank[end.status] });
    await insertDecisions(tx, messages.map(({ id }) => ({ hubId, messageId: id, ...end.reason })));
    const chunks = await nextChunks(tx, campaignId, { due: false, limit: chunksMax });
    await takeOfChunks(tx, chunks.map(({ id, command }) => ({ id, upTo: command.recipients.length, isEmpty: true })));
    const at = new Date(gate.nowMs);
    const subjects = [...messages, ...chunks.flatMap((chunk) => neverMade(gate, chunk))];
    await this.outbox.add(tx, statusEvents(subjects.map((message): Risen => ({ message, said: { ...end, at } }))));
    await endTurn(tx, campaignId, { released: gate.released, nextAtMs: gate.nextAtMs, rampUntilMs: gate.rampUntilMs, isActive: await hasWaiting(tx, campaignId) });
    return subjects.length;
  }
}

/** What is left of a chunk, as messages that would have been. */
const neverMade = ({ hubId, campaignId, channel }: ReleasableGate, { command, taken }: WaitingChunk): StatusSubject[] =>
  command.recipients.slice(taken).map((recipient) => ({
    id: campaignMessage({ hubId, campaignId }, recipient).id, hubId, campaignId, channel, purpose: command.purpose, sandbox: false, customerId: recipient.customerId,
  }));
