import type { CancelMessage as CancelCommand, Envelope, MessageStatus } from '@messaging/contracts';
import { Outbox } from '@messaging/eventing';
import { ok, refuse, type Result } from '@messaging/kernel';
import { Database, type Tx } from '@messaging/persistence';
import { Injectable } from '@nestjs/common';
import { cancelQueued, insertTombstones, queuedOfCustomers } from './cancel.sql.js';

const customerGone = { code: 'CUSTOMER.DELETED', detail: 'The customer was deleted.' } as const;
const byStaff = { code: 'MESSAGE.CANCELLED', detail: 'Cancelled before it was sent.' } as const;

/** Takes back what has not begun to leave. */
@Injectable()
export class CancelMessage {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** `POST /messages/{id}/cancel`; cancelling twice is one cancel. */
  async byRequest(hubId: string, messageId: string): Promise<Result<void>> {
    return this.database.inHub(hubId, async (tx) => {
      const cancelled = await cancelQueued(tx, this.outbox, [{ hubId, messageId, reason: byStaff }]);
      if (cancelled.has(messageId)) return ok(undefined);
      const [row] = await tx.query<{ status: MessageStatus }>('select status from message where hub_id = $1 and id = $2', [hubId, messageId]);
      if (!row) return refuse({ kind: 'not_found', code: 'MESSAGE.NOT_FOUND', detail: 'There is no such message.' });
      if (row.status === 'cancelled') return ok(undefined);
      const present = row.status === 'queued' ? 'being sent' : row.status;
      const detail = `The message is ${present}; only a queued one can be cancelled.`;
      return refuse({ kind: 'conflict', code: 'MESSAGE.NOT_CANCELLABLE', detail });
    });
  }

  /** `message.cancel`: for a message that has not come yet, remembered until it does. */
  async byCommand(commands: readonly Envelope<'message.cancel', CancelCommand>[], tx: Tx): Promise<void> {
    if (commands.length === 0) return;
    const cancellations = commands.map(({ hubId, data }) => ({ hubId, messageId: data.messageId, reason: data.reason }));
    await cancelQueued(tx, this.outbox, cancellations);
    await insertTombstones(tx, cancellations);
  }

  /** Everything that customers still have waiting: they were deleted. */
  async ofCustomers(tx: Tx, customers: readonly { hubId: string; customerId: string }[]): Promise<void> {
    if (customers.length === 0) return;
    const waiting = await queuedOfCustomers(tx, customers);
    await cancelQueued(tx, this.outbox, waiting.map((message) => ({ ...message, reason: customerGone })));
  }

  /** What waits for an address whose customer is erased. */
  async ofErased(tx: Tx, hubId: string, messageIds: readonly string[]): Promise<void> {
    await cancelQueued(tx, this.outbox, messageIds.map((messageId) => ({ hubId, messageId, reason: customerGone })));
  }
}
