import { Outbox } from '@messaging/eventing';
import { Clock, deriveId, newId, ok, refuse, type Result } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../accept-message/accept-batch.handler.js';
import { statusEvent } from '../announce-status/status-event.js';
import { SendTurns } from '../send-message/send-turns.js';
import { insertDecisions } from '../write-ledger/record.sql.js';
import { copyMessage } from './resend.sql.js';

/** Sends the same content again as a new message that points back; all checks are made anew when it leaves. */
@Injectable()
export class ResendMessage {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly turns: SendTurns,
    private readonly clock: Clock,
  ) {}

  /** The new message's id; with the same key the same one. */
  async resend(hubId: string, messageId: string, { idempotencyKey, traceparent }: RequestContext): Promise<Result<string>> {
    const key = ['messages/resend', messageId, idempotencyKey ?? newId()] as const;
    const id = deriveId(hubId, ...key);
    return this.database.inHub(hubId, async (tx): Promise<Result<string>> => {
      const [original] = await tx.query<{ isOpen: boolean; direction: string }>(
        `select exists (select from send_queue q where q.message_id = m.id and q.phase <> 'unknown') as "isOpen", direction from message m where hub_id = $1 and id = $2`,
        [hubId, messageId],
      );
      if (!original) return refuse({ kind: 'not_found', code: 'MESSAGE.NOT_FOUND', detail: 'There is no such message.' });
      if (original.direction === 'inbound') return refuse({ kind: 'conflict', code: 'MESSAGE.NOT_RESENDABLE', detail: 'It was written by the person; answer it with a new message.' });
      if (original.isOpen) {
        return refuse({ kind: 'conflict', code: 'MESSAGE.NOT_RESENDABLE', detail: 'The message has not settled yet; wait, or cancel it first.' });
      }
      const copy = await copyMessage(tx, { hubId, from: messageId, id, idem: [hubId, ...key].join('|'), traceparent });
      if (!copy) return ok(id);
      await this.outbox.add(tx, [statusEvent(copy, { status: 'queued', at: this.clock.now() })]);
      await insertDecisions(tx, [{ hubId, messageId, code: 'MESSAGE.RESENT', detail: 'Sent again as a new message.', data: { messageId: id } }]);
      tx.onCommit(() => this.turns.queued([{ channel: copy.channel, hubId }]));
      return ok(id);
    });
  }
}
