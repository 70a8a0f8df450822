import { REPLY_BYTES_MAX } from '../conversation.js';
import type { OpenConnection } from '../open-connection.js';
import { shorten } from '../outcome.js';
import { ReplyReader, type SmtpReply } from '../reply-reader.js';

const REPLY_MS = 15_000;

/** What the server says to a sender and a recipient; no DATA follows, so nothing is sent. */
export interface TriedEnvelope {
  readonly mailFrom: SmtpReply;
  /** Absent when the sender was refused. */
  readonly rcptTo: SmtpReply | undefined;
}

/** MAIL FROM, RCPT TO, RSET, QUIT on an open connection, which is closed afterwards. `code` 0: the server did not answer. */
export async function tryEnvelope({ connection, socket }: OpenConnection, envelope: { from: string; to: string }): Promise<TriedEnvelope> {
  const reader = new ReplyReader(REPLY_BYTES_MAX);
  const replies: SmtpReply[] = [];
  let wake: () => void = () => undefined;
  let isOver = false;
  socket.removeAllListeners('data');
  socket.on('data', (chunk: Buffer) => {
    replies.push(...reader.feed(chunk));
    wake();
  });
  connection.once('end', () => {
    isOver = true;
    wake();
  });
  const ask = async (command: string): Promise<SmtpReply> => {
    reader.renew();
    if (socket.writable) socket.write(`${command}\r\n`);
    const impatient = setTimeout(() => {
      isOver = true;
      wake();
    }, REPLY_MS);
    while (replies.length === 0 && !isOver) await new Promise<void>((resolve) => (wake = resolve));
    clearTimeout(impatient);
    const reply = replies.shift() ?? { code: 0, text: 'no answer' };
    return { ...reply, text: shorten(reply.text) };
  };
  try {
    const mailFrom = await ask(`MAIL FROM:<${envelope.from}>`);
    const rcptTo = mailFrom.code >= 200 && mailFrom.code < 300 ? await ask(`RCPT TO:<${envelope.to}>`) : undefined;
    if (!isOver) await ask('RSET');
    return { mailFrom, rcptTo };
  } finally {
    if (socket.writable) socket.end('QUIT\r\n');
    connection.close();
  }
}
