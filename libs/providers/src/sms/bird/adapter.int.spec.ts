import { BirdClient } from '@messagebird/sdk';
import { FakeBird, type SeenRequest } from '@messaging/testing';
import { describeHttpAdapterConformance } from '../../conformance/http-adapter-conformance.js';
import type { OutboundMessage } from '../../port.js';
import { BirdAdapter, birdUrl } from './adapter.js';
import { BirdCredentials } from './manifest.js';

const account = { accessKey: 'bk_us1_abcdef', senders: ['Sol', '+34911222333'] };
const message: OutboundMessage = {
  hubId: 'h', messageId: '0198c0de-0000-7000-8000-000000000001', attemptId: '0198c0de-0000-7000-8000-00000000000a',
  channel: 'sms', to: '+34600000000', purpose: 'marketing', text: 'Hola Ana',
};
const credentials = BirdCredentials.parse({ senderName: 'Sol', messagebird: { accessKey: account.accessKey } });
const adapterAt = (apiUrl: string, options: { answerMs?: number } = {}) => new BirdAdapter({ credentials, apiUrl, ...options });
const taken = (vendor: unknown) => (vendor as FakeBird).messages.length;
let calls = 0;
/** Attempts of their own: Bird recognises one that it has seen. */
const fresh = (adapter: BirdAdapter): BirdAdapter => {
  const { send } = adapter;
  adapter.send = (given) => send.call(adapter, { ...given, attemptId: `0198c0de-0000-7000-8000-${String((calls += 1)).padStart(12, '0')}` });
  return adapter;
};

describeHttpAdapterConformance('Bird', { startVendor: () => new FakeBird(account).listen(), adapterAt: (url, options) => fresh(adapterAt(url, options)), message, refusedTo: '+15005550001', taken });

describe('Bird', () => {
  let vendor: FakeBird;
  let adapter: BirdAdapter;
  beforeEach(async () => {
    vendor = await new FakeBird(account).listen();
    adapter = adapterAt(vendor.url);
  });
  afterEach(async () => {
    await adapter.close();
    await vendor.stop();
  });

  it('sends as the sender that the message keeps', async () => {
    await adapter.send({ ...message, from: { address: '+34911222333' } });
    expect(JSON.parse(vendor.requests[0]?.body ?? '')).toMatchObject({ from: '+34911222333' });
  });

  it('sends exactly what the API describes, with our attempt id as key, metadata and tag', async () => {
    expect(await adapter.send(message)).toMatchObject({ kind: 'accepted', externalId: vendor.messages[0]?.id });
    const [request] = vendor.requests;
    expect(request?.headers['idempotency-key']).toBe(message.attemptId);
    expect(JSON.parse(request?.body ?? '')).toEqual({
      to: message.to, from: 'Sol', text: 'Hola Ana', category: 'marketing', metadata: { attemptId: message.attemptId }, tags: [{ name: 'attempt', value: message.attemptId }],
    });
  });

  it('asks as the vendor’s own SDK does, whose types are generated from its description', async () => {
    const sdk = new BirdClient({ apiKey: account.accessKey, baseUrl: vendor.url, maxRetries: 0 });
    const labels = { metadata: { attemptId: message.attemptId }, tags: [{ name: 'attempt', value: message.attemptId }] };
    const theirs = await sdk.sms.send({ to: message.to, from: 'Sol', text: message.text, category: 'marketing', ...labels }, { idempotencyKey: message.attemptId });
    // The same key and the same body: the answer is the one that the SDK got.
    expect(await adapter.send(message)).toMatchObject({ kind: 'accepted', externalId: theirs.id });
    await sdk.sms.list({ tag: [`attempt:${message.attemptId}`], to: message.to, limit: 10 });
    await adapter.lookUp({ attemptId: message.attemptId, to: message.to, startedAt: new Date() });
    const asked = ({ method, path, query, headers, body }: SeenRequest) => [method, path, [...query].sort(), headers['authorization'], headers['content-type'], headers['idempotency-key'], body === '' ? '' : (JSON.parse(body) as unknown)];
    const [sent, sentByUs, listed, listedByUs] = vendor.requests.map(asked);
    expect([sentByUs, listedByUs]).toEqual([sent, listed]);
  });

  it('is called again after an unknown outcome under the same key, and sends once', async () => {
    vendor.mishap = () => ({ cutAfterBytes: 20 });
    expect((await adapter.send(message)).kind).toBe('unknown');
    vendor.mishap = () => undefined;
    const again = { ...message, attemptId: '0198c0de-0000-7000-8000-00000000000b', sameAs: message.attemptId };
    expect(await adapter.send(again)).toMatchObject({ kind: 'accepted', externalId: vendor.messages[0]?.id });
    expect(vendor.messages.length).toBe(1);
  });

  it('does not know when the same call is still being worked on', async () => {
    vendor.mishap = () => ({ reply: { status: 409, body: { error: { code: 'conflict', name: 'IdempotencyInProgress' } } } });
    expect(await adapter.send(message)).toMatchObject({ kind: 'unknown' });
  });

  it.each([
    ['+15005550002', 'ACCOUNT', 'insufficient_balance'], ['+15005550003', 'CONTENT', 'content_rejected'], ['+15005550004', 'OPT_OUT', 'recipient_opted_out'], ['+1', 'RECIPIENT', 'SMSInvalidRecipient'],
  ])('refuses %s as %s', async (to, failureClass, code) => {
    expect(await adapter.send({ ...message, to })).toMatchObject({ kind: 'not_sent', failure: { class: failureClass, code } });
  });

  it('refuses a sender that the workspace does not hold', async () => {
    const other = new BirdAdapter({ credentials: { ...credentials, senderName: 'Luna' }, apiUrl: vendor.url });
    expect(await other.send(message)).toMatchObject({ failure: { class: 'ACCOUNT', code: 'SMSSenderNotConfigured' } });
    await other.close();
  });

  it('is asked about a call by its tag', async () => {
    const call = { attemptId: message.attemptId, to: message.to, startedAt: new Date() };
    expect(await adapter.lookUp(call)).toMatchObject({ kind: 'undecided' });
    await adapter.send(message);
    await adapter.send({ ...message, attemptId: '0198c0de-0000-7000-8000-00000000000b' });
    Object.assign(vendor.messages[0] ?? {}, { status: 'delivered', delivered_at: '2026-11-26T08:00:00Z' });
    expect(await adapter.lookUp(call)).toMatchObject({ kind: 'found', receipts: [{ status: 'delivered', attemptId: message.attemptId, externalId: vendor.messages[0]?.id }] });
  });

  it('lives in the region of the key', () => {
    expect([birdUrl('bk_us1_abc'), birdUrl('bk_eu2_x'), birdUrl('bird_live_1')]).toEqual(['https://us1.platform.bird.com', 'https://eu2.platform.bird.com', 'https://eu1.platform.bird.com']);
  });
});
