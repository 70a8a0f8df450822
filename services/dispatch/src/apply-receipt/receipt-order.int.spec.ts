import type { SendOutcome } from '@messaging/providers';
import { eventually } from '@messaging/testing';
import { receipt, together } from '../../test/builders.js';
import { accountOf, dispatchApp, type Batch, type DispatchApp } from '../../test/dispatch-app.js';
import { ApplyReceiptConsumer } from './apply-receipt.consumer.js';
import { ApplyReceipt } from './apply-receipt.handler.js';

/** What comes to one message: the provider's answer to the call, its receipts, and one that another account verified. */
const happenings = ['answer', 'sent', 'delivered', 'read', 'failed', 'foreign'] as const;
type Happening = (typeof happenings)[number];

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) => permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]));
}

interface Case {
  readonly id: string;
  readonly attemptId: string;
  readonly order: readonly Happening[];
  /** The vendor names the message by its own id alone, which nobody here knows before its answer is recorded. */
  readonly byVendorsId: boolean;
}

describe('what becomes known of a message, in each of its 720 orders', () => {
  let app: DispatchApp;
  const answers = new Map<string, (outcome: SendOutcome) => void>();

  beforeAll(async () => {
    app = await dispatchApp();
    app.provider.connections = 720;
    app.provider.answer = ({ messageId }) => new Promise((resolve) => answers.set(messageId, resolve));
  });
  afterAll(() => app.close());

  const begin = async (): Promise<Case[]> => {
    const authorization = await app.hub('main');
    await app.hub('other');
    const orders = permutations(happenings);
    const messages = orders.map((_, n) => ({ channel: 'sms', to: `+346${String(n).padStart(8, '0')}`, category: 'custom', body: 'Hola' }));
    const { body } = await app.http().post('/api/v1/messages/batch').set({ authorization }).send({ messages }).expect(202);
    app.run('send ');
    await eventually(() => expect(answers.size).toBe(720), { timeoutMs: 50_000 });
    const attempts = new Map(app.provider.calls.map(({ messageId, attemptId }) => [messageId, attemptId]));
    return body.items.map(({ id }: { id: string }, n: number) => ({ id, attemptId: attempts.get(id) ?? '', order: orders[n] ?? [], byVendorsId: n % 2 === 0 }));
  };
  /** Twice, as vendors do. */
  const told = ({ attemptId, byVendorsId }: Case, what: Exclude<Happening, 'answer'>): Batch[] => {
    const known = byVendorsId ? { externalId: `x-${attemptId}` } : { attemptId };
    const failure = { class: 'CONTENT', code: '30007', detail: 'filtered' };
    const one = () => what === 'foreign'
      ? receipt({ ...known, accountId: accountOf('other'), status: 'failed', failure: { ...failure, class: 'RECIPIENT' }, dedupeKey: `${attemptId}|foreign` }, 'other')
      : receipt({ ...known, channel: 'sms', status: what, dedupeKey: `${attemptId}|${what}`, ...(what === 'failed' && { failure }) });
    return [one(), one()];
  };
  const happen = async (cases: readonly Case[], step: number): Promise<void> => {
    for (const { id, attemptId, order } of cases) if (order[step] === 'answer') answers.get(id)?.({ kind: 'accepted', externalId: `x-${attemptId}` });
    const batches = cases.flatMap((one) => {
      const what = one.order[step];
      return what === undefined || what === 'answer' ? [] : told(one, what);
    });
    await app.deliver(ApplyReceiptConsumer, 'handle', together(...batches));
    const answered = cases.filter(({ order }) => order.slice(0, step + 1).includes('answer')).length;
    await eventually(async () => expect(await app.database.query('select count(*)::int as n from attempt')).toEqual([{ n: answered }]));
    while ((await app.get(ApplyReceipt).sweep()).seen > 0);
  };
  const ranks = async () => new Map((await app.database.query<{ id: string; rank: number }>('select id, status_rank as rank from message')).map(({ id, rank }) => [id, rank]));

  it('ends as read, and at no step goes back', async () => {
    const cases = await begin();
    let before = await ranks();
    for (const step of happenings.keys()) {
      await happen(cases, step);
      const after = await ranks();
      expect(cases.filter(({ id }) => (after.get(id) ?? 0) < (before.get(id) ?? 0)).map(({ order }) => order)).toEqual([]);
      before = after;
    }
    const rows = await app.database.query<{ id: string; as: string }>(`select id, concat_ws(' ', status, reason_code, attempts) as as from message`);
    const endings = new Map(rows.map((row) => [row.id, row.as]));
    expect(cases.filter(({ id }) => endings.get(id) !== 'read 1').map(({ id, order }) => [order, endings.get(id)])).toEqual([]);
    const told = await app.published();
    const said = new Map<string, string[]>();
    for (const { key, type } of told.filter(({ type }) => /^message\.(sent|failed|delivered|read)$/.test(type))) said.set(key, [...(said.get(key) ?? []), type.slice(8)]);
    const rising = ['sent', 'failed', 'delivered', 'read'];
    expect([...said.values()].filter((list) => list.at(-1) !== 'read' || list.some((word, n) => n > 0 && rising.indexOf(word) <= rising.indexOf(list[n - 1] ?? '')))).toEqual([]);
    expect(said.size).toBe(720);
    expect(await app.database.query('select 1 from suppression')).toEqual([]);
    expect(await app.database.query(`select hub_id, count(*)::int as n from receipt where matched group by 1`)).toEqual([{ hub_id: 'main', n: 720 * 4 }]);
  });
});
