import { newId } from '@messaging/kernel';
import type { LookUpResult, SendOutcome, UnknownCall } from '@messaging/providers';
import { eventually } from '@messaging/testing';
import { dispatchApp, type DispatchApp } from '../../test/dispatch-app.js';
import { LookUpUnknown } from './look-up-unknown.js';

const cut: SendOutcome = { kind: 'unknown', failure: { class: 'AMBIGUOUS', code: 'ECONNRESET', detail: 'cut' } };

describe('asking the provider about a call that nobody knows of', () => {
  let app: DispatchApp;
  let authorization: string;

  beforeEach(async () => {
    app = await dispatchApp({ unknownResendAfterMs: 3_600_000 });
    authorization = await app.hub('main');
    app.run('send ');
    app.provider.answer = () => cut;
  });
  afterEach(() => app.close());

  const send = async (body: object = {}): Promise<string> => {
    const { body: made } = await app.http().post('/api/v1/messages').set({ authorization }).send({ channel: 'sms', to: '+34600111222', category: 'custom', body: 'Hola', ...body }).expect(202);
    await eventually(async () => expect(await app.message(made.id)).toMatchObject({ status: 'unknown' }));
    return made.id;
  };
  const look = async (): Promise<void> => {
    await app.database.query('update unknown_call set next_at = now()');
    await app.get(LookUpUnknown).step();
  };
  const waiting = () => app.database.query('select looks from unknown_call');
  const found = (externalIds: readonly string[]) => ({ attemptId }: UnknownCall): LookUpResult => ({
    kind: 'found',
    receipts: externalIds.map((externalId) => ({ dedupeKey: `${externalId}|sent`, status: 'sent', providerStatus: 'sent', at: new Date(), attemptId, externalId })),
  });

  it('is a receipt when it was taken, and names it from then on', async () => {
    const id = await send();
    let asked: UnknownCall | undefined;
    app.provider.known = (call) => {
      asked = call;
      return found(['SM1'])(call);
    };
    await look();
    expect(await app.message(id)).toMatchObject({ status: 'sent', phase: 'settled', external_id: 'SM1', attempts: 1 });
    expect(asked).toMatchObject({ to: '+34600111222', text: 'Hola', startedAt: expect.any(Date) });
    expect(await app.database.query('select external_id, status from attempt')).toEqual([{ external_id: 'SM1', status: 'sent' }]);
    expect([await waiting(), app.provider.calls.length]).toEqual([[], 1]);
  });

  it('never takes for its own what another attempt is known by', async () => {
    app.provider.answer = () => ({ kind: 'accepted', externalId: 'SM1' });
    const { body: first } = await app.http().post('/api/v1/messages').set({ authorization }).send({ channel: 'sms', to: '+34600111222', category: 'custom', body: 'Hola' });
    await eventually(async () => expect(await app.message(first.id)).toMatchObject({ status: 'sent' }));
    app.provider.answer = () => cut;
    const id = await send();
    app.provider.known = found(['SM1']);
    await look();
    expect(await app.message(id)).toMatchObject({ status: 'unknown', phase: 'unknown' });
    app.provider.known = found(['SM1', 'SM2']);
    await look();
    expect(await app.message(id)).toMatchObject({ status: 'sent', external_id: 'SM2' });
  });

  it('sends what the provider certainly never got, also marketing', async () => {
    await app.http().patch('/api/v1/settings').set({ authorization }).send({ policy: { marketingConsent: 'existingCustomers' } });
    const id = await send();
    await app.database.query(`update message set purpose = 'marketing', category = 'marketing' where id = $1`, [id]);
    app.provider.known = () => ({ kind: 'absent' });
    app.provider.answer = () => ({ kind: 'accepted', externalId: 'SM9' });
    await look();
    await app.hurry();
    // Marketing without consent is not sent after all, and what was said of it before is not taken back.
    await eventually(async () => expect(await app.message(id)).toMatchObject({ phase: 'settled' }));
    const other = await sendUnknown();
    await look();
    await eventually(async () => expect(await app.message(other)).toMatchObject({ status: 'sent', attempts: 2, resends: 0 }));
    const { body } = await app.http().get(`/api/v1/messages/${other}/timeline`).set({ authorization });
    expect(body.items.map(({ data }: { data: { code?: string } }) => data.code).filter(Boolean)).toEqual(['SEND.NEVER_ARRIVED']);
    expect(await app.database.query('select status from attempt where message_id = $1 order by number', [other])).toEqual([{ status: 'not_sent' }, { status: 'sent' }]);
  });
  const sendUnknown = async (): Promise<string> => {
    app.provider.answer = () => cut;
    const id = await send({ to: '+34600333444' });
    app.provider.answer = () => ({ kind: 'accepted', externalId: newId() });
    return id;
  };

  it('asks four times, and then leaves it to the policy of its purpose', async () => {
    await send();
    for (const looks of [1, 2, 3]) {
      await look();
      expect(await waiting()).toEqual([{ looks }]);
    }
    await look();
    expect(await waiting()).toEqual([]);
  });

  it('asks nothing more once a receipt has told', async () => {
    const id = await send();
    await app.database.query('delete from send_queue where message_id = $1', [id]);
    let asked = 0;
    app.provider.known = () => {
      asked += 1;
      return { kind: 'absent' };
    };
    await look();
    expect([asked, await waiting()]).toEqual([0, []]);
  });

  it('repeats at once where the provider knows a repetition, with the key of the first call', async () => {
    app.provider.idempotentSend = true;
    app.provider.answer = () => (app.provider.calls.length < 3 ? cut : { kind: 'accepted', externalId: 'B1' });
    const { body: made } = await app.http().post('/api/v1/messages').set({ authorization }).send({ channel: 'sms', to: '+34600111222', category: 'custom', body: 'Hola' });
    for (const attempts of [1, 2]) {
      await eventually(async () => expect(await app.message(made.id)).toMatchObject({ status: 'unknown', phase: 'unknown', attempts }));
      app.clock.advance(60_000);
      await app.hurry(['unknown']);
    }
    await eventually(async () => expect(await app.message(made.id)).toMatchObject({ status: 'sent', attempts: 3 }));
    const [first, second, third] = app.provider.calls;
    expect([first?.sameAs, second?.sameAs, third?.sameAs]).toEqual([undefined, first?.attemptId, first?.attemptId]);
  });
});
