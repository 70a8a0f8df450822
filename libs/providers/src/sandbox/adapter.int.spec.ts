import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SystemClock } from '@messaging/kernel';
import { describeAdapterConformance } from '../conformance/adapter-conformance.js';
import type { CallbackResult, RawCallback } from '../callback-port.js';
import type { OutboundMessage } from '../port.js';
import { signBytes } from '../signature.js';
import { SandboxAdapter } from './adapter.js';
import { SandboxCallbackParser } from './callback.js';

const secret = 'sandbox secret of an account';
const account = { secrets: { sandboxSecret: [secret] }, identity: {} };
const parser = new SandboxCallbackParser();
const message: OutboundMessage = {
  hubId: 'h', messageId: '0198c0de-0000-7000-8000-000000000001', attemptId: '0198c0de-0000-7000-8000-00000000000a',
  channel: 'sms', to: '+34600000000', purpose: 'transactional', text: 'Hola',
};

/** The webhooks service, as far as the sandbox sees it: parses what comes; the first `failures` requests get a 503. */
async function startWebhooks(failures = 0) {
  const results: CallbackResult[] = [];
  const urls: string[] = [];
  let left = failures;
  let changed: () => void = () => undefined;
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      urls.push(request.url ?? '');
      const callback: RawCallback = { method: 'POST', url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks), receivedAt: new Date() };
      if (left-- > 0) return void response.writeHead(503).end();
      void parser.parse(callback.url.endsWith('/inbound') ? 'inbound' : 'status', callback, account).then((result) => {
        results.push(result);
        response.writeHead(200).end();
        changed();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let sockets = 0;
  server.on('connection', (socket) => {
    sockets += 1;
    socket.on('close', () => (sockets -= 1));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    results,
    urls,
    open: () => sockets,
    until: async (count: number) => {
      while (results.length < count) await new Promise<void>((resolve) => (changed = resolve));
    },
    statuses: () => results.flatMap((result) => (result.kind === 'verified' ? result.receipts.map(({ status }) => status) : [result.kind])),
    stop: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
const adapterAt = (webhooksUrl: string, receiptDelayMs = 1) =>
  new SandboxAdapter({ accountId: 'acc 1', channel: 'sms', credentials: { sandboxSecret: secret, receiptDelayMs }, webhooksUrl, clock: new SystemClock(), poster: { retryBaseMs: 1 } });

describeAdapterConformance('the sandbox', async () => {
  const webhooks = await startWebhooks();
  const adapter = adapterAt(webhooks.url);
  let calls = 0;
  return {
    adapter: { provider: 'sandbox', connections: adapter.connections, send: (each) => { calls += 1; return adapter.send(each); }, close: () => adapter.close() },
    received: () => calls,
    acceptable: message,
    refused: { ...message, to: '+15005550001' },
    ambiguous: { ...message, to: '+15005550006' },
    connections: () => webhooks.open(),
    stop: () => webhooks.stop(),
  };
});

describe('the sandbox', () => {
  it.each([
    ['+34600000000', 'accepted', ['delivered']],
    ['ana@example.com', 'accepted', ['delivered']],
    ['fail@example.com', 'not_sent', []],
    ['bounce@example.com', 'accepted', ['failed']],
    ['+15005550002', 'accepted', ['failed']],
    ['+15005550004', 'accepted', []],
    ['read+1@example.com', 'accepted', ['delivered', 'read']],
    ['unknown@example.com', 'unknown', []],
    ['late@example.com', 'unknown', ['delivered']],
  ])('plays the story of %s', async (to, kind, statuses) => {
    const webhooks = await startWebhooks();
    const adapter = adapterAt(webhooks.url, 5);
    expect((await adapter.send({ ...message, to })).kind).toBe(kind);
    await webhooks.until(statuses.length);
    await adapter.close();
    expect(webhooks.statuses()).toEqual(statuses);
    await webhooks.stop();
  });

  it.each([
    ['window@example.com', 'WINDOW'], ['content@example.com', 'CONTENT'], ['optout@example.com', 'OPT_OUT'], ['+15005550012', 'OPT_OUT'],
  ])('refuses %s as %s', async (to, failureClass) => {
    const adapter = adapterAt('http://127.0.0.1:1');
    expect(await adapter.send({ ...message, to })).toMatchObject({ kind: 'not_sent', failure: { class: failureClass } });
    await adapter.close();
  });

  it.each([
    ['ratelimit@example.com', { class: 'RATE_LIMIT', retryAfterMs: 2000 }], ['defer@example.com', { class: 'DEFER' }], ['account@example.com', { class: 'ACCOUNT' }],
  ])('refuses the first try for %s alone', async (to, failure) => {
    const webhooks = await startWebhooks();
    const adapter = adapterAt(webhooks.url);
    expect(await adapter.send({ ...message, to })).toMatchObject({ kind: 'not_sent', failure });
    expect((await adapter.send({ ...message, to })).kind).toBe('accepted');
    await adapter.close();
    await webhooks.stop();
  });

  it.each([['reply@example.com', 'Hola 👋 (sandbox)'], ['+15005550016', 'STOP']])('lets %s write back, behind the receipts', async (to, text) => {
    const webhooks = await startWebhooks();
    const adapter = adapterAt(webhooks.url, 5);
    await adapter.send({ ...message, to });
    await webhooks.until(3);
    expect(webhooks.urls.at(-1)).toBe('/webhooks/sandbox/acc%201/inbound');
    expect(webhooks.results.at(-1)).toMatchObject({ inbound: [{ from: to, text }] });
    await adapter.close();
    await webhooks.stop();
  });

  it('fails once and then accepts for a transient recipient', async () => {
    const webhooks = await startWebhooks();
    const adapter = adapterAt(webhooks.url);
    const kinds = [];
    for (let call = 0; call < 2; call++) kinds.push((await adapter.send({ ...message, to: '+15005550003' })).kind);
    expect(kinds).toEqual(['not_sent', 'accepted']);
    await adapter.close();
    await webhooks.stop();
  });

  it('tries a receipt three times, to the URL of the account, correlated and signed', async () => {
    const webhooks = await startWebhooks(2);
    const adapter = adapterAt(webhooks.url);
    await adapter.send(message);
    await webhooks.until(1);
    expect(webhooks.urls).toEqual(Array(3).fill('/webhooks/sandbox/acc%201/status'));
    expect(webhooks.results).toMatchObject([{ kind: 'verified', receipts: [{ externalId: `sandbox-${message.attemptId}`, attemptId: message.attemptId, dedupeKey: `sandbox-${message.attemptId}|delivered` }] }]);
    await adapter.close();
    await webhooks.stop();
  });

  it('posts what is still due when it closes', async () => {
    const webhooks = await startWebhooks();
    const adapter = adapterAt(webhooks.url, 50_000);
    for (let call = 0; call < 40; call++) await adapter.send(message);
    await adapter.close();
    expect(webhooks.statuses()).toHaveLength(40);
    await webhooks.stop();
  });

  it('reads a reply posted by hand, and nothing unsigned or unreadable', async () => {
    const callback = (text: string, signature?: string): RawCallback => {
      const body = Buffer.from(text);
      return { method: 'POST', url: '', headers: { 'x-sandbox-signature': signature ?? signBytes(body, secret) }, body, receivedAt: new Date(0) };
    };
    const reply = JSON.stringify({ id: 'r1', from: '+34600000000', text: 'BAJA' });
    expect(await parser.parse('inbound', callback(reply), account)).toEqual({ kind: 'verified', receipts: [], inbound: [{ externalId: 'r1', from: '+34600000000', text: 'BAJA', at: new Date(0) }] });
    expect((await parser.parse('inbound', callback(reply, 'sha256=00'), account)).kind).toBe('rejected');
    for (const text of ['', '{', 'null', '{"status":"flown"}']) {
      expect(await parser.parse('status', callback(text), account)).toEqual({ kind: 'verified', receipts: [], inbound: [] });
    }
  });
});
