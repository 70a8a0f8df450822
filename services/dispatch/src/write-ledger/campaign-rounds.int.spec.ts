import { randomUUID } from 'node:crypto';
import { statusRank, type MessageProgress, type MessageStatus } from '@messaging/contracts';
import { Database } from '@messaging/persistence';
import { testDatabase, type TestDatabase } from '@messaging/testing';
import { insertMessages } from '../accept-message/accept.sql.js';
import { migrations } from '../store/migrations/index.js';
import { entities } from '../store/tables.js';
import { openLedger } from './ledger-database.js';
import { lookAtQueue } from '../send-message/queue.sql.js';
import { writeRound, type MarkRow, type ProgressRow, type ResultRow } from './round.sql.js';
import { keepTurns, takeTurn, type HeldTurn } from '../send-message/turns.sql.js';

const hubId = 'main';
const accountId = randomUUID();
const about = { hubId, channel: 'email', lane: 'bulk', category: 'marketing', purpose: 'marketing', sandbox: false } as const;

describe("rounds of a campaign's messages", () => {
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
  const write = (part: { results?: ResultRow[]; marks?: MarkRow[]; progress?: ProgressRow[] }) => writeRound(ledger, turn, { results: [], events: [], progress: [], marks: [], lines: [], ...part });
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

  it('tell of all of them in the order in which they came back', async () => {
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
