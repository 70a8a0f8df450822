import { Outbox, type Publication } from '../outbox/outbox.js';
import type { NewOutboxRow } from '../outbox/outbox.sql.js';

/** An outbox for replays: lets facts pass, but nothing that would be sent to a person. */
export class SilentOutbox extends Outbox {
  /** Number of send commands held back; a handler that only fills a projection produces none. */
  heldBack = 0;

  override rows(publications: readonly Publication[]): NewOutboxRow[] {
    const passing = publications.filter((publication) => !isSend(publication));
    this.heldBack += publications.length - passing.length;
    return super.rows(passing);
  }
}

const sends = ['message.send', 'messages.send'];
const isSend = ({ message }: Publication): boolean => sends.includes(message.type);
