import { FakeBird } from './fake-bird.js';
import { FakeMessagebird } from './fake-messagebird.js';
import { FakeMeta } from './fake-meta.js';
import { FakeTwilio } from './fake-twilio.js';
import type { FakeVendor } from './fake-vendor.js';

const json = { 'content-type': 'application/json' };
const sid = 'AC00000000000000000000000000000001';
const form = 'application/x-www-form-urlencoded';

interface SoundCall {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

const vendors: Readonly<Record<string, { make: () => FakeVendor; sound: SoundCall }>> = {
  Twilio: {
    make: () => new FakeTwilio({ accountSid: sid, authToken: 'token' }),
    sound: {
      path: `/2010-04-01/Accounts/${sid}/Messages.json`,
      headers: { authorization: `Basic ${Buffer.from(`${sid}:token`).toString('base64')}`, 'content-type': form },
      body: { To: '+34600111222', From: '+34911222333', Body: 'Hola' },
    },
  },
  Bird: {
    make: () => new FakeBird({ accessKey: 'bk_eu_1', senders: ['Shop'] }),
    sound: { path: '/v1/sms/messages', headers: { ...json, authorization: 'Bearer bk_eu_1', 'user-agent': 'test' }, body: { to: '+34600111222', from: 'Shop', text: 'Hola', category: 'transactional' } },
  },
  'MessageBird classic': {
    make: () => new FakeMessagebird({ accessKey: 'key' }),
    sound: { path: '/messages', headers: { ...json, authorization: 'AccessKey key' }, body: { originator: 'Shop', recipients: ['34600111222'], body: 'Hola' } },
  },
  Meta: {
    make: () => new FakeMeta({ apiToken: 'EAA', phoneId: '111', businessId: '222' }),
    sound: { path: '/v23.0/111/messages', headers: { ...json, authorization: 'Bearer EAA' }, body: { messaging_product: 'whatsapp', to: '34600111222', type: 'text', text: { body: 'Hola' } } },
  },
};

describe.each(Object.entries(vendors))('the fake of %s', (_, { make, sound }) => {
  let vendor: FakeVendor;
  beforeAll(async () => {
    vendor = await make().listen();
  });
  afterAll(() => vendor.stop());

  const post = async ({ path, headers, body }: SoundCall): Promise<number> => {
    const text = headers['content-type'] === form ? new URLSearchParams(body as Record<string, string>).toString() : JSON.stringify(body);
    const answer = await fetch(vendor.url + path, { method: 'POST', headers, body: text });
    await answer.arrayBuffer();
    return answer.status;
  };
  const refused = (call: SoundCall) => expect(post(call)).resolves.toBeGreaterThanOrEqual(400);
  const without = (name: string) => Object.fromEntries(Object.entries(sound.headers).filter(([key]) => key !== name));

  it('takes what its description has, and nothing beside it', async () => {
    expect(await post(sound)).toBeLessThan(300);
    await refused({ ...sound, body: { ...sound.body, Nickname: 'x' } });
  });

  it('refuses who does not say who he is, or says it wrongly', async () => {
    await refused({ ...sound, headers: without('authorization') });
    await refused({ ...sound, headers: { ...sound.headers, authorization: `${sound.headers['authorization'] ?? ''}x` } });
  });

  it('refuses a body of another type', async () => {
    await refused({ ...sound, headers: { ...sound.headers, 'content-type': 'text/plain' } });
    await refused({ ...sound, headers: { ...sound.headers, 'content-type': sound.headers['content-type'] === form ? 'application/json' : form } });
  });
});
