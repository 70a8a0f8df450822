import { eventually, FakeTwilio } from '@messaging/testing';
import { receipt, together } from '../../test/builders.js';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { ApplyReceiptConsumer } from '../apply-receipt/apply-receipt.consumer.js';
import { LookUpUnknown } from './look-up-unknown.js';

/** Of five calls one is cut: half of them would open the breaker. */
const oneOf = 5;
const cutCount = 90;
const isCut = (n: number): boolean => n % oneOf === 0;
const numberOf = (n: number): string => `+346${String(n).padStart(8, '0')}`;

describe('a provider that takes messages and cuts its answers short, each elsewhere', () => {
  let twilio: FakeTwilio;
  let app: DispatchApp;
  let authorization: string;
  let ids: string[];

  beforeAll(async () => {
    twilio = await new FakeTwilio({ accountSid: 'AC00000000000000000000000000000001', authToken: 'token', numbers: ['+34911222333'] }).listen();
    app = await dispatchApp({ outboundAllow: ['127.0.0.1'], apiUrls: { twilio: twilio.url }, unknownResendAfterMs: 3_600_000 });
    authorization = await app.hub('main');
    const sms = { provider: 'twilio', senderName: '+34911222333', twilio: { accountSid: twilio.account.accountSid, authToken: twilio.account.authToken } };
    await app.http().patch('/api/v1/settings').set({ authorization }).send({ sms }).expect(200);
    // The answer has about 800 bytes: head, headers and body are all cut somewhere. Every single byte is cut in the adapter's own suite.
    twilio.mishap = ({ method, body }) => {
      const n = Number(new URLSearchParams(body).get('To')?.slice(4));
      return method === 'POST' && isCut(n) ? { cutAfterBytes: Math.floor(n * 1.5) } : undefined;
    };
    const messages = Array.from({ length: cutCount * oneOf }, (_, n) => ({ channel: 'sms', to: numberOf(n), category: 'custom', body: 'Hola' }));
    const { body } = await app.http().post('/api/v1/messages/batch').set({ authorization }).send({ messages }).expect(202);
    ids = body.items.map(({ id }: { id: string }) => id);
    app.run('send ');
  });
  afterAll(async () => {
    await app.close();
    await twilio.stop();
  });

  const cutIds = (): string[] => ids.filter((_, n) => isCut(n));
  const statuses = async (of: readonly string[]) =>
    (await app.database.query<{ as: string; n: number }>(`select concat_ws(' ', status, attempts) as as, count(*)::int as n from message where id = any($1::uuid[]) group by 1 order by 1`, [of])).map((row) => [row.as, row.n]);
  const taken = () => twilio.messages.length;

  it('leaves them unknown, each called once', async () => {
    await eventually(async () => expect(await statuses(ids)).toEqual([['sent 1', cutCount * (oneOf - 1)], ['unknown 1', cutCount]]));
    expect(taken()).toBe(cutCount * oneOf);
    expect(await app.database.query('select 1 from unknown_call')).toHaveLength(cutCount);
  });

  it('settles them by a receipt', async () => {
    const told = cutIds().slice(0, 30);
    const attempts = await app.database.query<{ id: string; account_id: string }>('select id, account_id from attempt where message_id = any($1::uuid[])', [told]);
    const batches = attempts.map(({ id, account_id: accountId }) => receipt({ accountId, provider: 'twilio', channel: 'sms', attemptId: id, status: 'delivered' }));
    await app.deliver(ApplyReceiptConsumer, 'handle', together(...batches));
    expect(await statuses(told)).toEqual([['delivered 1', 30]]);
  });

  it('settles the others by asking the provider for recipient and time, or for the id in the part that came', async () => {
    const asked = cutIds().slice(30, 60);
    await app.database.query(`delete from unknown_call where message_id = any($1::uuid[])`, [cutIds().slice(60)]);
    await app.database.query('update unknown_call set next_at = now()');
    while (await app.get(LookUpUnknown).step());
    expect(await statuses(asked)).toEqual([['sent 1', 30]]);
    const names = await app.database.query<{ external_id: string; to_address: string }>('select external_id, to_address from message where id = any($1::uuid[])', [asked]);
    for (const { external_id: sid, to_address: to } of names) expect(twilio.messages.find((message) => message.sid === sid)?.to).toBe(to);
    expect(taken()).toBe(cutCount * oneOf);
  });

  it('sends what cannot be asked about once more when its time has come, and never marketing', async () => {
    const [left, marketing] = [cutIds().slice(60, 75), cutIds().slice(75)];
    await app.database.query(`update message set purpose = 'marketing' where id = any($1::uuid[])`, [marketing]);
    expect(await statuses(left)).toEqual([['unknown 1', 15]]);
    twilio.mishap = () => undefined;
    app.clock.advance(3_700_000);
    await app.hurry(['unknown']);
    await eventually(async () => expect(await statuses([...left, ...marketing])).toEqual([['sent 2', 15], ['unknown 1', 15]]));
    expect(taken()).toBe(cutCount * oneOf + 15);
  });
});
