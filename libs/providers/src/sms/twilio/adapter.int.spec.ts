import { ManualClock } from '@messaging/kernel';
import { FakeTwilio } from '@messaging/testing';
import { describeHttpAdapterConformance } from '../../conformance/http-adapter-conformance.js';
import type { OutboundMessage } from '../../port.js';
import { TwilioAdapter } from './adapter.js';
import { TwilioCredentials } from './manifest.js';

const account = { accountSid: 'AC00000000000000000000000000000001', authToken: '12345678901234567890123456789012' };
const message: OutboundMessage = {
  hubId: 'h', messageId: '0198c0de-0000-7000-8000-000000000001', attemptId: '0198c0de-0000-7000-8000-00000000000a',
  channel: 'sms', to: '+34600000000', purpose: 'transactional', text: 'Hola Ana: 1 + 1 = 2 & más €',
};
const statusUrl = 'https://shop.example/msg/webhooks/twilio/0198c0de-0000-7000-8000-0000000000ff/status';
const clock = new ManualClock('2026-11-26T08:00:00Z');
const adapterAt = (apiUrl: string, options: { answerMs?: number; sender?: object } = {}) => {
  const { sender = { senderName: '+34911222333' }, ...rest } = options;
  const credentials = TwilioCredentials.parse({ twilio: { ...account, ...('twilio' in sender ? (sender.twilio as object) : {}) }, ...('senderName' in sender ? sender : {}) });
  return new TwilioAdapter({ credentials, statusUrl, apiUrl, clock, ...rest });
};
const taken = (vendor: unknown) => (vendor as FakeTwilio).messages.length;

describeHttpAdapterConformance('Twilio', { startVendor: () => new FakeTwilio(account).listen(), adapterAt, message, refusedTo: '+150055521211', taken });

describe('Twilio', () => {
  let vendor: FakeTwilio;
  beforeEach(async () => {
    vendor = await new FakeTwilio(account).listen();
  });
  afterEach(() => vendor.stop());
  const sendWith = async (given: Partial<OutboundMessage> = {}, sender?: object) => {
    const adapter = adapterAt(vendor.url, sender === undefined ? {} : { sender });
    try {
      return await adapter.send({ ...message, ...given });
    } finally {
      await adapter.close();
    }
  };
  const form = () => Object.fromEntries(new URLSearchParams(vendor.requests.at(-1)?.body));

  it('sends exactly what the API describes, and our attempt id in the callback', async () => {
    expect(await sendWith()).toMatchObject({ kind: 'accepted', externalId: vendor.messages[0]?.sid });
    expect(form()).toEqual({ To: message.to, From: '+34911222333', Body: message.text, StatusCallback: `${statusUrl}?attempt=${message.attemptId}#rc=5&rp=all` });
    expect(vendor.messages[0]?.body).toBe(message.text);
  });

  it.each([
    ['a service of its own field', { twilio: { messagingServiceSid: 'MG00000000000000000000000000000001' } }],
    ['a sender name that is one', { senderName: 'MG00000000000000000000000000000001' }],
  ])('sends through a Messaging Service: %s', async (_, sender) => {
    expect((await sendWith({}, sender)).kind).toBe('accepted');
    expect(form()).toMatchObject({ MessagingServiceSid: 'MG00000000000000000000000000000001' });
    expect(form()).not.toHaveProperty('From');
  });

  it('sends from a name that begins as the ids of services do', async () => {
    expect((await sendWith({}, { senderName: 'MGMotors' })).kind).toBe('accepted');
    expect(form()).toMatchObject({ From: 'MGMotors' });
    expect(form()).not.toHaveProperty('MessagingServiceSid');
  });

  it.each([['+34911999888', 'From'], ['MG00000000000000000000000000000002', 'MessagingServiceSid']])('sends as %s that the message keeps, in %s', async (address, field) => {
    await sendWith({ from: { address } }, { twilio: { messagingServiceSid: 'MG00000000000000000000000000000001' } });
    expect(form()[field]).toBe(address);
    expect('From' in form()).toBe(field === 'From');
  });

  it('tells how long the message makes sense, within what Twilio takes', async () => {
    const validityIn = async (ms: number) => {
      await sendWith({ expiresAt: new Date(clock.now().getTime() + ms) });
      return form()['ValidityPeriod'];
    };
    expect([await validityIn(90_500), await validityIn(200), await validityIn(40_000_000)]).toEqual(['90', '1', undefined]);
  });

  it.each([
    ['21610', 'OPT_OUT'], ['21617', 'CONTENT'], ['20003', 'ACCOUNT'], ['21611', 'RATE_LIMIT'], ['30008', 'TRANSIENT'], ['21614', 'RECIPIENT'],
  ])('reads code %s as %s', async (code, failureClass) => {
    expect(await sendWith({ to: `+1500555${code}` })).toMatchObject({ kind: 'not_sent', failure: { class: failureClass, code, detail: 'As the test asked.' } });
  });

  it('tries once more what no table knows', async () => {
    expect(await sendWith({ to: '+150055599999' })).toMatchObject({ kind: 'not_sent', failure: { class: 'TRANSIENT', policy: { retriesMax: 1 } } });
  });

  it.each([[401, 'ACCOUNT'], [403, 'ACCOUNT'], [429, 'RATE_LIMIT'], [400, 'TRANSIENT']])('takes a %i with a code that no table knows for %s', async (status, failureClass) => {
    vendor.mishap = () => ({ reply: { status, body: { code: 70051, message: 'News', status } } });
    expect(await sendWith()).toMatchObject({ kind: 'not_sent', failure: { class: failureClass, code: '70051', detail: 'News' } });
  });

  describe('is asked about a call by', () => {
    const lookUp = async (given: object = {}) => {
      const adapter = adapterAt(vendor.url);
      try {
        return await adapter.lookUp({ attemptId: message.attemptId, to: message.to, text: message.text, startedAt: new Date(), ...given });
      } finally {
        await adapter.close();
      }
    };

    it('recipient, text and time: what was taken is found, oldest first', async () => {
      await sendWith();
      await sendWith();
      await sendWith({ text: 'another' });
      const found = await lookUp();
      expect(found.kind === 'found' && found.receipts.map(({ externalId, status }) => [externalId, status])).toEqual([
        [vendor.messages[0]?.sid, 'sent'], [vendor.messages[1]?.sid, 'sent'],
      ]);
    });

    it('its own id when that came through', async () => {
      await sendWith();
      const sid = vendor.messages[0]?.sid ?? '';
      Object.assign(vendor.messages[0] ?? {}, { status: 'delivered' });
      expect(await lookUp({ externalId: sid })).toMatchObject({ kind: 'found', receipts: [{ externalId: sid, status: 'delivered', attemptId: message.attemptId }] });
    });

    it('nothing: what is not in the list after a minute never arrived, and before that may', async () => {
      expect(await lookUp()).toMatchObject({ kind: 'undecided' });
      expect(await lookUp({ startedAt: new Date(Date.now() - 120_000) })).toEqual({ kind: 'absent' });
      vendor.mishap = () => ({ reply: { status: 503, body: '' } });
      expect(await lookUp({ startedAt: new Date(Date.now() - 120_000) })).toMatchObject({ kind: 'undecided' });
    });
  });
});
