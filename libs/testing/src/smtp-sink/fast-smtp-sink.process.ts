import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { FastSession } from './fast-session.js';
import type { FastSinkOptions } from './fast-smtp-sink.js';
import { sinkArguments } from './sink-process.js';

/** The forked script behind `FastSmtpSink`: one journal write and one socket write per received chunk. */

const { journalFile, options } = sinkArguments<FastSinkOptions>();
const journal = options.journal === false ? undefined : fs.openSync(journalFile, 'a');
const delayMs = options.messageDelayMs ?? 0;
const empty = Buffer.alloc(0);
let accepted = 0;

function serve(socket: net.Socket): void {
  let lines = '';
  let replies = '';
  const session = new FastSession({
    accepted(envelopeFrom, to) {
      accepted += 1;
      if (journal !== undefined) lines += `${JSON.stringify({ at: new Date().toISOString(), envelopeFrom, to })}\n`;
    },
    reply: (text) => (replies += text),
    quit: () => socket.end(),
  });
  const flush = (): void => {
    if (lines && journal !== undefined) fs.writeSync(journal, lines);
    if (replies && !socket.destroyed) socket.write(replies);
    lines = '';
    replies = '';
  };
  const take = (chunk: Buffer): void => {
    const isDone = session.feed(chunk, delayMs > 0);
    if (isDone) return flush();
    // The dot of one message: its reply goes out after the provider's latency, and what follows is read after that.
    socket.pause();
    setTimeout(() => {
      flush();
      socket.resume();
      take(empty);
    }, delayMs);
  };
  socket.setNoDelay(true);
  socket.on('data', take);
  socket.on('error', () => socket.destroy());
  socket.write('220 sink ESMTP\r\n');
}

const server = net.createServer(serve);
process.on('message', () => process.send?.({ accepted }));
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
