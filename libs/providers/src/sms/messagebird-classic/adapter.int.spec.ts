import { ManualClock } from '@messaging/kernel';
import { FakeMessagebird } from '@messaging/testing';
import { describeHttpAdapterConformance } from '../../conformance/http-adapter-conformance.js';
import type { OutboundMessage } from '../../port.js';
import { MessagebirdAdapter } from './adapter.js';
import { MessagebirdCredentials } from './manifest.js';

const account = { accessKey: 'live_abc' };
const message: OutboundMessage = {
  hubId: 'h', messageId: '0198c0de-0000-7000-8000-000000000001', attemptId: '0198c0de-0000-7000-8000-00000000000a',
  channel: 'sms', to: '+34600000000', purpose: 'transactional', text: 'Hola Ana ç',
};
const statusUrl = 'https://shop.example/webhooks/messagebird/a/status';
const clock = new ManualClock('2026-11-26T08:00:00Z');
const adapterAt = (apiUrl: string, options: { answerMs?: number; senderName?: string } = {}) => {
  const { senderName = 'Sol', ...rest } = options;
  return new MessagebirdAdapter({ credentials: MessagebirdCredentials.parse({ senderName, messagebird: account }), statusUrl, apiUrl, clock, ...rest });
};
const taken = (vendor: unknown) => (vendor as FakeMessagebird).messages.length;

describeHttpAdapterConformance('MessageBird classic', { startVendor: () => new FakeMessagebird(account).listen(), adapterAt, message, refusedTo: '+15005550009', taken });

describe('MessageBird classic', () => {
  let vendor: FakeMessagebird;
  beforeEach(async () => {
    vendor = await new FakeMessagebird(account).listen();
  });
  afterEach(() => vendor.stop());
  const sendWith = async (given: Partial<OutboundMessage> = {}, senderName?: string) => {
    const adapter = adapterAt(vendor.url, senderName === undefined ? {} : { senderName });
    try {
      return await adapter.send({ ...message, ...given });
    } finally {
      await adapter.close();
    }
  };
  const last = () => JSON.parse(vendor.requests.at(-1)?.body ?? '') as Record<string, unknown>;

  it('sends one recipient a call, with our attempt id as reference and the report’s address', async () => {
    expect(await sendWith()).toMatchObject({ kind: 'accepted', externalId: vendor.messages[0]?.id });
    expect(last()).toEqual({ originator: 'Sol', recipients: ['34600000000'], body: message.text, datacoding: 'auto', reference: message.attemptId, reportUrl: statusUrl });
  });

  it('sends as the sender that the message keeps', async () => {
    await sendWith({ from: { address: '+34911999888' } });
    expect(last()).toMatchObject({ originator: '34911999888' });
  });

  it('sends numbers as digits and a validity within what is taken', async () => {
    await sendWith({ expiresAt: new Date(clock.now().getTime() + 60_000) }, '+34911222333');
    expect(last()).toMatchObject({ originator: '34911222333', validity: 60 });
  });

  it('reads a refusal by its code and parameter', async () => {
    const refuse = (status: number, errors: object[]) => {
      vendor.mishap = () => ({ reply: { status, body: { errors } } });
    };
    refuse(422, [{ code: 9, description: 'no (correct) recipients found', parameter: 'recipients' }]);
    expect(await sendWith()).toMatchObject({ failure: { class: 'RECIPIENT', code: '9:recipients' } });
    refuse(422, [{ code: 10, description: 'originator is invalid', parameter: 'originator' }]);
    expect(await sendWith()).toMatchObject({ failure: { class: 'ACCOUNT' } });
    refuse(422, [{ code: 9, description: 'body is required', parameter: 'body' }]);
    expect(await sendWith()).toMatchObject({ failure: { class: 'CONTENT', code: '9' } });
    refuse(401, [{ code: 2, description: 'Request not allowed', parameter: 'access_key' }]);
    expect(await sendWith()).toMatchObject({ failure: { class: 'ACCOUNT' } });
    for (const status of [401, 403]) {
      refuse(status, [{ code: 7, description: 'News', parameter: 'access_key' }]);
      expect(await sendWith()).toMatchObject({ kind: 'not_sent', failure: { class: 'ACCOUNT', code: '7' } });
    }
    refuse(422, [{ code: 7, description: 'News', parameter: 'body' }]);
    expect(await sendWith()).toMatchObject({ failure: { class: 'TRANSIENT', code: '7', policy: { retriesMax: 1 } } });
    refuse(400, [{ code: 98, description: 'Not found' }]);
    expect(await sendWith()).toMatchObject({ kind: 'not_sent', failure: { class: 'TRANSIENT' } });
    refuse(503, [{ code: 99, description: 'Internal error' }]);
    expect(await sendWith()).toMatchObject({ kind: 'unknown' });
  });
});
