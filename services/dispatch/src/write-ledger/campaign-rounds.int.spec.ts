import { randomUUID } from 'node:crypto';
import { statusRank, type MessageProgress, type MessageStatus } from '@messaging/contracts';
import { eventsOf, Outbox, type StoredRow } from '@messaging/eventing';
import { Database } from '@messaging/persistence';
import { testDatabase, type TestDatabase } from '@messaging/testing';
import { insertMessages } from '../accept-message/accept.sql.js';
import { statusEvent } from '../announce-status/status-event.js';
import { migrations } from '../store/migrations/index.js';
import { entities } from '../store/tables.js';
import { openLedger } from './ledger-database.js';
import { lookAtQueue } from '../send-message/queue.sql.js';
import { writeRound, type MarkRow, type ProgressRow, type ResultRow, type StatusRow } from './round.sql.js';
import { keepTurns, takeTurn, type HeldTurn } from '../send-message/turns.sql.js';

const hubId = 'main';
const accountId = randomUUID();
const about = { hubId, channel: 'email', lane: 'bulk', category: 'marketing', purpose: 'marketing', sandbox: false } as const;

describe('rounds', () => {
  let given: TestDatabase;
  let database: Database;
  let ledger: Database;
  let turn: HeldTurn;
  beforeAll(async () => {
    given = await testDatabase();
    database = await Database.open({ url: given.url, schema: 'dispatch', entities: entities(), migrations });
    ledger = openLedger(database);
    await keepTurns(database, [{ channel: 'email', hubId }]);
    const taken = await takeTurn(database, 'email', { holder: randomUUID(), process: randomUUID() });
    if (!taken) throw new Error('no turn is free');
    turn = taken;
  });
  afterAll(async () => {
    await database.close();
    await given.drop();
  });
  afterEach(() => database.query('truncate message, attempt, send_queue, outbox'));

  const campaign = async (): Promise<string> => {
    const id = randomUUID();
    await database.query(`insert into campaign_gate (campaign_id, hub_id, channel, revision, state, is_active) values ($1, $2, 'email', 1, 'open', true)`, [id, hubId]);
    return id;
  };
  const accepted = async (campaignId: string | undefined, count: number): Promise<string[]> => {
    const ids = Array.from({ length: count }, () => randomUUID()).sort();
    await database.transaction((tx) => insertMessages(tx, ids.map((id) => ({ ...about, id, idem: id, customerId: `c-${id}`, ...(campaignId !== undefined && { campaignId }) }))));
    return ids;
  };
  const write = (part: { results?: ResultRow[]; marks?: MarkRow[]; progress?: ProgressRow[]; statuses?: StatusRow }) => writeRound(ledger, turn, { results: [], progress: [], marks: [], lines: [], ...part });
  const marked = async (ids: readonly string[]): Promise<MarkRow[]> => {
    const marks = ids.map((id) => ({ id, attempts: 0, attemptId: randomUUID(), provider: 'smtp', accountId, toAddress: `${id}@example.com` }));
    expect((await write({ marks })).marked.size).toBe(ids.length);
    return marks;
  };
  const sent = ({ id, attemptId, toAddress }: MarkRow): ResultRow => ({
    id, attempts: 1, attemptId, status: 'sent', rank: statusRank.sent, nextAt: null, phase: null, provider: 'smtp', accountId, toAddress, fromAddress: null, sandbox: false,
    segments: null, renderContext: null, externalId: null, response: '250 Ok', reasonCode: null, reasonDetail: null, failureClass: null, failureCode: null, failureDetail: null,
  });
  const entry = (id: string): MessageProgress => ({ messageId: id, customerId: `c-${id}`, status: 'sent', at: '2026-11-27T10:00:00.000Z', sandbox: false, accepted: true });
  const told = (campaignId: string, ids: readonly string[], expected = ids.length): ProgressRow => ({
    eventId: randomUUID(), key: `${campaignId}|0`, payload: { campaignId, channel: 'email', entries: ids.map(entry) }, expected,
  });
  const rise = (id: string, status: MessageStatus) => database.query('update message set status = $2, status_rank = $3, status_at = now() where id = $1', [id, status, statusRank[status]]);
  const events = () => database.query(`select event_id as "eventId", key, type, payload from outbox order by id`);
  const eventOf = ({ eventId, key, payload }: ProgressRow, entries = payload.entries) => ({ eventId, key, type: 'messages.progressed', payload: { ...payload, entries } });

  it("tell of all of a campaign's messages in the order in which they came back", async () => {
    const id = await campaign();
    const marks = await marked(await accepted(id, 3));
    const row = told(id, marks.map((mark) => mark.id).reverse());
    expect(await write({ results: marks.map(sent), progress: [row] })).toMatchObject({ risen: 3 });
    expect(await events()).toEqual([eventOf(row)]);
  });

  it('tell of nobody who had risen before, and nothing where nobody rises', async () => {
    const [one, other] = [await campaign(), await campaign()];
    const [first, second] = [await marked(await accepted(one, 3)), await marked(await accepted(other, 1))];
    const [early = '', ...late] = first.map((mark) => mark.id);
    for (const id of [early, ...second.map((mark) => mark.id)]) await rise(id, 'delivered');
    const row = told(one, [early, ...late], 4);
    const results = [...first, ...second].map(sent);
    expect(await write({ results, progress: [row, told(other, second.map((mark) => mark.id), 4)] })).toMatchObject({ risen: 2 });
    expect(await events()).toEqual([eventOf(row, late.map(entry))]);
  });

  it('tell of nobody whose result does not count', async () => {
    const id = await campaign();
    const [lost, kept] = await marked(await accepted(id, 2));
    if (!lost || !kept) throw new Error('two were marked');
    const row = told(id, [lost.id, kept.id]);
    expect(await write({ results: [{ ...sent(lost), attemptId: randomUUID() }, sent(kept)], progress: [row] })).toMatchObject({ risen: 1 });
    expect(await events()).toEqual([eventOf(row, [entry(kept.id)])]);
  });

  const outbox = new Outbox('dispatch');
  const toldSingly = (ids: readonly string[], expected = ids.length): StatusRow => {
    const [first, ...others] = ids.map((id) => statusEvent({ id, hubId, channel: 'email', purpose: 'marketing', sandbox: false, customerId: `c-"${id}` }, { status: 'sent', at: new Date() }));
    if (!first) throw new Error('of nobody');
    return { ...outbox.together([first, ...others]), expected };
  };
  const messagesTold = async () => (await database.query<StoredRow>('select * from outbox order by id')).flatMap(eventsOf).map(({ type, key, payload }) => [type, key, Reflect.get(payload as object, 'customerId')]);
  const toldOf = (ids: readonly string[]) => ids.map((id) => ['message.sent', id, `c-"${id}`]);

  it.each([1, 3])('tell of each of %d single messages', async (count) => {
    const marks = await marked(await accepted(undefined, count));
    const ids = marks.map(({ id }) => id).reverse();
    expect(await write({ results: marks.map(sent), statuses: toldSingly(ids) })).toMatchObject({ risen: count });
    expect(await messagesTold()).toEqual(toldOf(ids));
  });

  it('tell of no single message that had risen before', async () => {
    const marks = await marked(await accepted(undefined, 3));
    const [early = '', ...late] = marks.map(({ id }) => id);
    await rise(early, 'delivered');
    expect(await write({ results: marks.map(sent), statuses: toldSingly([early, ...late]) })).toMatchObject({ risen: 2 });
    expect(await messagesTold()).toEqual(toldOf(late));
    expect(await database.query('select events from outbox')).toEqual([{ events: 2 }]);
  });

  it('tell of single messages and of a campaign side by side, whoever of them rises', async () => {
    const id = await campaign();
    const [ofCampaign, single] = [await marked(await accepted(id, 2)), await marked(await accepted(undefined, 1))];
    const [ids, [alone = '']] = [ofCampaign.map((mark) => mark.id), single.map((mark) => mark.id)];
    await rise(ids[0] ?? '', 'delivered');
    const results = [...ofCampaign, ...single].map(sent);
    expect(await write({ results, progress: [told(id, ids, 3)], statuses: toldSingly([alone], 3) })).toMatchObject({ risen: 2 });
    expect((await messagesTold()).filter(([type]) => type === 'message.sent')).toEqual(toldOf([alone]));
    expect((await messagesTold()).filter(([type]) => type === 'messages.progressed')).toHaveLength(1);
  });

  it('tell of no single message where none rises', async () => {
    const marks = await marked(await accepted(undefined, 2));
    for (const { id } of marks) await rise(id, 'delivered');
    expect(await write({ results: marks.map(sent), statuses: toldSingly(marks.map(({ id }) => id)) })).toMatchObject({ risen: 0 });
    expect(await messagesTold()).toEqual([]);
  });

  it('are looked for beside what is in hand', async () => {
    const id = await campaign();
    const ids = await accepted(id, 5);
    const found = async (but?: ReadonlySet<string>) => (await lookAtQueue(ledger, turn, { lane: 'bulk', limit: 3, but })).map((row) => row.id);
    const front = await found();
    expect(front).toHaveLength(3);
    const behind = await found(new Set(front));
    expect([...front, ...behind].sort()).toEqual(ids);
    expect(await found(new Set(ids))).toEqual([]);
  });
});
