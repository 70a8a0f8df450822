import { FakeBird, FakeMessagebird, FakeMeta, FakeTwilio } from '@messaging/testing';
import { BounceTokens, OutboundGuard, findProvider, type VerificationEnvironment } from '../index.js';
import { addressFinding } from './address-step.js';
import { takeSteps } from './verification.js';

const accountId = '0198c0de-0000-7000-8000-0000000000ff';
const environmentWith = (apiUrls: VerificationEnvironment['apiUrls']): VerificationEnvironment => ({
  guard: new OutboundGuard(), bounceTokens: new BounceTokens([Buffer.alloc(32)]), webhooksUrl: 'http://127.0.0.1:1', publicUrl: 'http://localhost:8080', resolveTxt: async () => [], apiUrls,
});
const verify = async (provider: string, channel: 'sms' | 'whatsapp', given: { credentials: unknown; apiUrls: VerificationEnvironment['apiUrls'] }) => {
  const steps = findProvider(provider, channel)?.verification?.({ accountId, channel, credentials: given.credentials }, environmentWith(given.apiUrls));
  if (!steps?.ok) throw new Error('no steps');
  const taken = await takeSteps(steps.value);
  for (const step of taken) if (!step.ok) expect([step.remedy.en, step.remedy.es]).not.toContain('');
  return { said: taken.map(({ name, ok }) => `${name}: ${ok ? 'ok' : 'wrong'}`), taken };
};

describe('verifying Twilio', () => {
  const account = { accountSid: 'AC00000000000000000000000000000001', authToken: 'right', numbers: ['+34911222333'] };
  const verifyAt = async (vendor: FakeTwilio, changes: { senderName?: string; twilio?: object } = {}) => {
    try {
      return await verify('twilio', 'sms', { credentials: { senderName: changes.senderName ?? '+34911222333', twilio: { ...account, ...changes.twilio } }, apiUrls: { twilio: vendor.url } });
    } finally {
      await vendor.stop();
    }
  };
  const start = (changes: object = {}) => new FakeTwilio({ ...account, ...changes }).listen();

  it('walks account, sender and address, and says which URLs to paste', async () => {
    const { said, taken } = await verifyAt(await start());
    expect(said).toEqual(['account: ok', 'sender: ok', 'callback-address: ok']);
    expect(taken.at(-1)).toMatchObject({ skipped: true, detail: { en: expect.stringMatching(/nobody outside.*no delivery report.*twilio\/.*\/status.*\/inbound/) } });
  });

  it('stops at a wrong token, SID or suspended account', async () => {
    for (const [vendor, twilio] of [[await start(), { authToken: 'wrong' }], [await start(), { accountSid: 'AC9' }], [await start({ status: 'suspended' }), {}]] as const) {
      expect((await verifyAt(vendor, { twilio })).said).toEqual(['account: wrong']);
    }
  });

  it('names a number that is not the account’s, and what a name cannot do', async () => {
    expect((await verifyAt(await start(), { senderName: '+34999999999' })).said).toEqual(['account: ok', 'sender: wrong', 'callback-address: ok']);
    expect((await verifyAt(await start(), { senderName: 'Sol' })).taken[1]?.detail.en).toMatch(/Nobody can answer a name/);
    expect((await verifyAt(await start(), { twilio: { messagingServiceSid: 'MG1' } })).taken[1]?.detail.en).toMatch(/Messaging Service/);
  });

  it('says when Twilio cannot be asked', async () => {
    const vendor = await start();
    vendor.mishap = () => ({ reply: { status: 503, body: '' } });
    expect((await verifyAt(vendor)).taken).toMatchObject([{ name: 'account', ok: false, detail: { en: expect.stringContaining('503') } }]);
  });
});

describe('verifying WhatsApp', () => {
  const account = { apiToken: 'token', phoneId: '1065', businessId: '1022' };
  const secrets = { appSecret: 'secret', verifyToken: 'word' };
  const verifyAt = async (change: (vendor: FakeMeta) => void = () => undefined, credentials: object = {}) => {
    const vendor = await new FakeMeta(account).listen();
    change(vendor);
    try {
      return { vendor, ...(await verify('whatsapp', 'whatsapp', { credentials: { ...account, ...secrets, ...credentials }, apiUrls: { meta: vendor.url } })) };
    } finally {
      await vendor.stop();
    }
  };

  it('walks number, business, templates, subscription, secrets and address, and subscribes the app', async () => {
    const { said, vendor } = await verifyAt();
    expect(said).toEqual(['number: ok', 'business-account: ok', 'templates: ok', 'subscription: ok', 'app-secret: ok', 'verify-token: ok', 'callback-address: ok']);
    expect(vendor.subscribedApps).toHaveLength(1);
  });

  it('stops at a wrong token or number', async () => {
    expect((await verifyAt(undefined, { apiToken: 'old' })).taken).toMatchObject([{ name: 'number', ok: false, remedy: { en: expect.stringContaining('system-user token') } }]);
    expect((await verifyAt(undefined, { phoneId: '34911222333' })).taken).toMatchObject([{ name: 'number', ok: false, remedy: { en: expect.stringContaining('not the telephone number') } }]);
  });

  it('goes on behind a wrong business account, and names every secret that is missing', async () => {
    const { said } = await verifyAt(undefined, { businessId: '999', appSecret: undefined, verifyToken: undefined });
    expect(said).toEqual(['number: ok', 'business-account: wrong', 'templates: wrong', 'subscription: wrong', 'app-secret: wrong', 'verify-token: wrong', 'callback-address: ok']);
  });

  it('learns from Meta that the app secret is another app’s', async () => {
    const refuse = { status: 400, body: { error: { code: 100, message: 'Invalid appsecret_proof provided in the API argument' } } };
    const { said } = await verifyAt((vendor) => {
      vendor.mishap = ({ query }) => (query.has('appsecret_proof') ? { reply: refuse } : undefined);
    });
    expect(said).toContain('app-secret: wrong');
  });
});

describe('verifying Bird and MessageBird', () => {
  it('walks key, sender, secret and address at Bird', async () => {
    const vendor = await new FakeBird({ accessKey: 'bk_eu1_right', senders: ['Sol'] }).listen();
    const at = (messagebird: object) => verify('bird', 'sms', { credentials: { senderName: 'Sol', messagebird }, apiUrls: { bird: vendor.url } });
    expect((await at({ accessKey: 'bk_eu1_right', signingKey: 'whsec_x' })).said).toEqual(['key: ok', 'sender: ok', 'webhook-secret: ok', 'callback-address: ok']);
    expect((await at({ accessKey: 'bk_eu1_right' })).said).toContain('webhook-secret: wrong');
    expect((await at({ accessKey: 'wrong' })).said).toEqual(['key: wrong']);
    await vendor.stop();
  });

  it('walks key and balance at MessageBird', async () => {
    const vendor = await new FakeMessagebird({ accessKey: 'right' }).listen();
    const at = (messagebird: object) => verify('messagebird', 'sms', { credentials: { senderName: 'Sol', messagebird }, apiUrls: { messagebird: vendor.url } });
    const { said, taken } = await at({ accessKey: 'right', signingKey: 'k' });
    expect(said).toEqual(['key: ok', 'sender: ok', 'signing-key: ok', 'callback-address: ok']);
    expect(taken[0]?.detail.en).toMatch(/balance 12.5 euros.*ends with 2026/);
    expect((await at({ accessKey: 'wrong' })).said).toEqual(['key: wrong']);
    await vendor.stop();
  });
});

describe('a callback address', () => {
  const addresses = { publicUrl: 'https://shop.example.com', urls: ['https://shop.example.com/webhooks/twilio/a/status'] };

  it('is ours when our own door answers there', () => {
    expect(addressFinding({ status: 401, text: '{"code":"CALLBACK.NOT_VERIFIED"}' }, addresses)).toMatchObject({ ok: true });
    expect(addressFinding({ status: 200, text: 'abc' }, { ...addresses, handshake: { query: '', answer: 'abc' } })).toMatchObject({ ok: true });
    expect(addressFinding({ status: 404, text: '<html>' }, addresses)).toMatchObject({ ok: false, remedy: { en: expect.stringContaining('proxy') } });
    expect(addressFinding(undefined, addresses)).toMatchObject({ ok: true, skipped: true });
  });

  it('says what does not work without it', () => {
    for (const finding of [addressFinding(undefined, addresses), addressFinding({ status: 404, text: '<html>' }, addresses)]) {
      expect(finding.detail).toMatchObject({ en: expect.stringContaining('no delivery report, reply or opt-out comes in'), es: expect.stringContaining('no llegan confirmaciones de entrega, respuestas ni bajas') });
    }
  });
});
