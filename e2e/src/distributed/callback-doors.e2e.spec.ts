import type { Message } from '@messaging/contracts';
import { DistributedProduct, eventually, testDatabase, testKafka, type TestDatabase } from '@messaging/testing';
import { Shop, tokenSecret } from '../shop/shop.js';
import { KafkaErp } from './kafka-erp.js';
import { birdDoor, classicDoor, metaDoor, twilioDoor, type Addresses, type TakenCall, type VendorCall, type VendorDoor, type VendorState } from './vendor-doors.js';

const brokers = await testKafka();
const publicUrl = 'https://shop.example.com/messaging';
const doors = [metaDoor(), twilioDoor(), birdDoor(), classicDoor()];
const hubOf = ({ name }: VendorDoor): string => name.toLowerCase().replace(/\W+/g, '-');
const ranks: Readonly<Record<string, number>> = { queued: 0, unknown: 1, sent: 2, failed: 3, delivered: 4, read: 5 };

/** A vendor's state, and how often it is told in a row. */
const orders: readonly (readonly VendorState[])[] = [
  ['sent', 'delivered', 'failed', 'delivered'], ['delivered', 'sent', 'sent', 'failed'], ['failed', 'failed', 'delivered', 'sent'], ['delivered', 'delivered', 'failed', 'failed'],
];

(brokers.length > 0 ? describe : describe.skip)('the doors of vendors, with services apart behind a public address with a path', () => {
  let database: TestDatabase;
  let product: DistributedProduct;
  let erp: KafkaErp;
  const shops = new Map<VendorDoor, { shop: Shop; at: Addresses }>();
  /** Calls that vendors took, and what is done before they answer, by vendor and number. */
  const taken = new Map<string, TakenCall>();
  const meanwhile = new Map<string, (call: TakenCall) => Promise<void>>();
  const placeOf = (door: VendorDoor, to: string): string => `${door.name} ${to}`;

  beforeAll(async () => {
    [database] = await Promise.all([testDatabase(), ...doors.map(({ vendor }) => vendor.listen())]);
    const [meta, twilio, bird, classic] = doors.map(({ vendor }) => vendor.url);
    const urls = { WHATSAPP_API_URL: meta ?? '', TWILIO_API_URL: twilio ?? '', BIRD_API_URL: bird ?? '', MESSAGEBIRD_API_URL: classic ?? '' };
    const env = { AUTH_JWT_SECRET: tokenSecret, PUBLIC_URL: publicUrl, ...urls };
    product = await DistributedProduct.start({ databaseUrl: database.url, brokers, env, services: ['templates', 'dispatch', 'webhooks', 'console'] });
    erp = await KafkaErp.connect(brokers, product.env['TOPIC_PREFIX']);
    await Promise.all(doors.map(connect));
  }, 180_000);
  afterAll(async () => {
    await erp?.close();
    await Promise.all([...shops.values()].map(({ shop }) => shop.client.close()));
    await product?.dispose();
    await Promise.all(doors.map(({ vendor }) => vendor.stop()));
    await database?.drop();
  }, 60_000);

  /** A hub of its own for each vendor, whose settings have arrived at the door when this resolves. */
  async function connect(door: VendorDoor): Promise<void> {
    const shop = Shop.of(product, { hubId: hubOf(door) });
    door.vendor.mishap = (request) => {
      if (request.method !== 'POST') return undefined;
      const call = door.callIn(request);
      taken.set(placeOf(door, call.to), call);
      const first = meanwhile.get(placeOf(door, call.to));
      return first && { until: first(call) };
    };
    type Doors = Record<'whatsapp' | 'sms', { readonly webhookUrl: string; readonly inboundUrl?: string }>;
    const { whatsapp, sms } = await shop.ask<Doors>(200, shop.client.patch('/api/v1/settings', door.settings(door.secrets[0])));
    const at = door.channel === 'whatsapp' ? { status: whatsapp.webhookUrl, inbound: whatsapp.webhookUrl } : { status: sms.webhookUrl, inbound: sms.inboundUrl ?? '' };
    shops.set(door, { shop, at });
    await eventually(async () => expect(await through(await door.write('+34600999000', 'Hola', at, { secret: door.secrets[0] }))).toEqual(door.answers.inbound), { timeoutMs: 60_000 });
  }

  /** What the proxy does: it takes the path away and hands on the rest. */
  async function through({ url, method, headers, body }: VendorCall): Promise<[number, string]> {
    const answer = await fetch(url.replace(publicUrl, product.baseUrl), { method, headers, ...(method === 'POST' && { body }) });
    return [answer.status, await answer.text()];
  }

  const of = (door: VendorDoor) => {
    const known = shops.get(door);
    if (!known) throw new Error(`${door.name} is not connected`);
    return known;
  };
  const pen = (door: VendorDoor) => ({ secret: door.secrets[0] });
  const messageOf = async (door: VendorDoor, id: string) => (await of(door).shop.client.get<Message>(`/api/v1/messages/${id}`)).body;
  /** The window of WhatsApp is opened by what the person writes. */
  const greet = async (door: VendorDoor, from: string) => expect((await through(await door.write(from, 'Hola', of(door).at, pen(door))))[0]).toBe(200);
  const accept = async (door: VendorDoor, to: string): Promise<string> =>
    (await of(door).shop.ask<{ id: string }>(202, of(door).shop.client.post('/api/v1/messages', { channel: door.channel, to, category: 'custom', body: 'Hi' }))).id;
  const answered = async (door: VendorDoor, from: string) => eventually(async () => {
    const { body } = await of(door).shop.client.get<{ items: { address: string }[] }>('/api/v1/conversations');
    expect(body.items.map(({ address }) => address)).toContain(from);
  });

  /** A message that the vendor took, with the call that carried it. */
  async function send(door: VendorDoor, to: string): Promise<{ id: string; call: TakenCall }> {
    await greet(door, to);
    await answered(door, to);
    const id = await accept(door, to);
    return eventually(async () => {
      const [{ status, reason }, call] = [await messageOf(door, id), taken.get(placeOf(door, to))];
      if (!call || status === 'queued') throw new Error(`the message is ${status} ${JSON.stringify(reason ?? {})}`);
      return { id, call };
    });
  }

  const settles = (door: VendorDoor, id: string, status: Message['status']) => eventually(async () => expect((await messageOf(door, id)).status).toBe(status));
  /** What the ERP read of a message, up to its last status. */
  const neverBack = (id: string, last: Message['status']) => eventually(() => {
    const told = erp.statuses.filter(({ data }) => data.messageId === id).map(({ data }) => data.status);
    expect(told.at(-1)).toBe(last);
    expect(told).toEqual([...told].sort((a, b) => (ranks[a] ?? -1) - (ranks[b] ?? -1)));
  });
  const callbacks = async (): Promise<number> => (await database.query('select 1 from webhooks.callback')).length;
  const receiptsOf = ({ attemptId }: TakenCall) => database.query('select 1 from dispatch.receipt where attempt_id = $1', [attemptId]);

  describe.each(doors.map((door) => [door.name, door] as const))('%s', (_, door) => {
    it('is answered exactly as it wants', async () => {
      const { at } = of(door);
      const { call } = await send(door, '+34600100001');
      expect(await through(await door.report('delivered', call, at, pen(door)))).toEqual(door.answers.status);
      expect(await through(await door.write('+34600100001', 'Gracias', at, pen(door)))).toEqual(door.answers.inbound);
      expect(await through(await door.report('delivered', { ...call, attemptId: '0198c0de-0000-7000-8000-000000000000', externalId: 'nobody-knows-it' }, at, pen(door)))).toEqual(door.answers.status);
    });

    it('tells the same in every order, doubled: a status never goes back', async () => {
      await Promise.all(orders.map(async (order, n) => {
        const { id, call } = await send(door, `+3460020000${n}`);
        for (const state of order) {
          const callback = await door.report(state, call, of(door).at, pen(door));
          expect([await through(callback), await through(callback)]).toEqual([door.answers.status, door.answers.status]);
        }
        await eventually(async () => expect((await of(door).shop.timeline(id)).filter(({ kind }) => kind === 'receipt').length).toBeGreaterThanOrEqual(new Set(order).size));
        await settles(door, id, 'delivered');
        await neverBack(id, 'delivered');
      }));
    });

    it('may report before its own answer to the send has come', async () => {
      const to = '+34600300001';
      meanwhile.set(placeOf(door, to), async (call) => {
        expect(await through(await door.report('delivered', call, of(door).at, pen(door)))).toEqual(door.answers.status);
        await eventually(async () => expect(await receiptsOf(call)).toHaveLength(1));
      });
      const { id } = await send(door, to);
      await settles(door, id, 'delivered');
      await neverBack(id, 'delivered');
    });

    it('is not believed with another secret, another address or body, nor out of time: nothing of it is kept', async () => {
      const { at } = of(door);
      const { id, call } = await send(door, '+34600400001');
      const before = await callbacks();
      const ageBy = (byS: number) => ({ ...pen(door), now: new Date(Date.now() + byS * 1000) });
      const sound = await door.report('failed', call, at, pen(door));
      const forged = [
        await door.report('failed', call, at, { secret: door.secrets[1] }),
        { ...sound, headers: { 'content-type': sound.headers['content-type'] ?? 'text/plain' } },
        sound.method === 'GET' ? { ...sound, url: sound.url.replace('delivery_failed', 'expired') } : { ...sound, body: sound.body.replace(call.externalId, `${call.externalId}0`) },
        ...(door.signsAddress ? [{ ...await door.report('failed', call, { ...at, status: at.status.replace('/messaging', '') }, pen(door)), url: sound.url }] : []),
        ...(door.toleranceS ? [await door.report('failed', call, at, ageBy(-door.toleranceS.old - 30)), await door.report('failed', call, at, ageBy(door.toleranceS.ahead + 30))] : []),
      ];
      for (const each of forged) expect(await through(each)).toEqual([401, expect.stringContaining('CALLBACK.NOT_VERIFIED')]);
      expect((await through({ ...sound, url: sound.url.replace(/[0-9a-f]{8}-/, '00000000-') }))[0]).toBe(404);
      expect([await callbacks(), (await messageOf(door, id)).status]).toEqual([before, 'sent']);
    });

    it('moves no message but its own account’s', async () => {
      const { id, call } = await send(door, '+34600500001');
      const others = doors.filter((other) => other !== door);
      for (const other of others) await through(await other.report('failed', call, of(other).at, pen(other)));
      if (door.foreign) expect(await through(await door.foreign(call, of(door).at, pen(door)))).toEqual(door.answers.status);
      const own = await send(door, '+34600500002');
      await through(await door.report('delivered', own.call, of(door).at, pen(door)));
      await settles(door, own.id, 'delivered'); // whatever came before it has been worked on
      expect((await messageOf(door, id)).status).toBe('sent');
    });

    it('stops a person who says so, and starts again', async () => {
      const from = '+34600600001';
      const closed = () => database.query<{ scope: string }>('select scope from dispatch.suppression where hub_id = $1 and address = $2', [hubOf(door), from]);
      const say = async (text: string) => expect(await through(await door.write(from, text, of(door).at, pen(door)))).toEqual(door.answers.inbound);
      await say('please don’t stop');
      await say('BAJA');
      await eventually(async () => expect(await closed()).toEqual([{ scope: door.channel === 'sms' ? 'all' : 'marketing' }]));
      if (door.channel === 'sms') {
        const id = await accept(door, from);
        await eventually(async () => expect(await messageOf(door, id)).toMatchObject({ status: 'skipped', reason: { code: 'SUPPRESSED' } }));
      }
      await say('ALTA');
      await eventually(async () => expect(await closed()).toEqual([]));
    });

    it('is believed by both secrets while they are being changed', async () => {
      const [present, next] = door.secrets;
      const { id, call } = await send(door, '+34600700001');
      await of(door).shop.ask(200, of(door).shop.client.patch('/api/v1/settings', door.settings(next)));
      await eventually(async () => expect(await through(await door.report('sent', call, of(door).at, { secret: next }))).toEqual(door.answers.status));
      expect(await through(await door.report('delivered', call, of(door).at, { secret: present }))).toEqual(door.answers.status);
      await settles(door, id, 'delivered');
    });
  });
});
