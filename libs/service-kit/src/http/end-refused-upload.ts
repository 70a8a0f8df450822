import type { IncomingMessage, ServerResponse } from 'node:http';

/** How long, and how much, the rest of a refused upload is read and thrown away. */
const lingerMs = 2000;
const lingerBytes = 64 * 1024 * 1024;

/**
 * Answers before the upload has ended, and closes only when the caller stops sending: a socket closed with bytes unread
 * is reset, and many a caller then sees a broken pipe instead of why it was refused. Bounded, for a caller that never stops.
 */
export function endRefusedUpload(request: IncomingMessage, response: ServerResponse, answer: string): void {
  response.setHeader('Connection', 'close');
  if (request.complete) {
    response.end(answer);
    return;
  }
  response.setHeader('Content-Length', Buffer.byteLength(answer));
  response.write(answer);
  let discarded = 0;
  const timer = setTimeout(end, lingerMs).unref();
  request.on('data', (chunk: Buffer) => {
    discarded += chunk.length;
    if (discarded > lingerBytes) end();
  });
  request.once('end', end).once('close', end);
  request.resume(); // whoever had begun to read it stopped it

  function end(): void {
    clearTimeout(timer);
    if (!response.writableEnded) response.end();
  }
}
