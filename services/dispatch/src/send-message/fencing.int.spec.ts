import { randomUUID } from 'node:crypto';
import { statusRank, type MessageStatus } from '@messaging/contracts';
import { Database, Tx } from '@messaging/persistence';
import { testDatabase, type TestDatabase } from '@messaging/testing';
import { insertMessages } from '../accept-message/accept.sql.js';
import { migrations } from '../store/migrations/index.js';
import { entities } from '../store/tables.js';
import { claimTurn, expireLeases, keepTurns } from './claim.sql.js';
import { markSending, recordResults, type ResultRow, type SendingRow } from './record.sql.js';

const hubId = 'main';
const queue = { channel: 'email', lane: 'priority' } as const;
/** Two workers; the first one freezes. */
const [frozen, other] = [randomUUID(), randomUUID()];
const accountId = randomUUID();

/** The sending path without one of its fences: what the SQL would be if somebody had forgotten it. */
class Mutant extends Tx {
  constructor(tx: Tx, private readonly fence: string) {
    super(tx.client);
  }

  override query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    if (!sql.includes(this.fence)) throw new Error(`the statement has no fence \`${this.fence}\`: this mutant tests nothing`);
    return super.query<Row>(sql.replace(this.fence, this.fence.includes('$1') ? '$1::uuid is not null' : 'true'), parameters);
  }
}

const sound = (tx: Tx): Tx => tx;
const without = (fence: string) => (tx: Tx): Tx => new Mutant(tx, fence);
const recordMutants = [
  ['any attempt counts', 'm.attempts = r.attempts'],
  ['any holder counts', 'm.lease_owner = $1'],
] as const;
const markMutants = [
  ['any holder may call', 'm.lease_owner = $1'],
  ['any phase may be called', `m.phase = 'claimed'`],
  ['a lease that ran out may be called', 'm.lease_until > now()'],
] as const;

describe('the fence of the sending path', () => {
  let given: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    given = await testDatabase();
    database = await Database.open({ url: given.url, schema: 'dispatch', entities: entities(), migrations });
  });
  afterAll(async () => {
    await database.close();
    await given.drop();
  });
  afterEach(() => database.query('truncate message, attempt, lane_turn, decision'));

  const accept = async (): Promise<string> => {
    const id = randomUUID();
    await database.transaction((tx) => insertMessages(tx, [{ id, hubId, idem: id, ...queue, category: 'receipt', purpose: 'transactional', sandbox: false, to: 'ada@example.com', subject: 's', body: 'b' }]));
    await keepTurns(database, [{ ...queue, hubId, nextAt: new Date() }]);
    return id;
  };
  const claim = async (holder: string) => (await database.transaction((tx) => claimTurn(tx, queue, { holder, limit: 10 }))).map(({ id }) => id);
  const sendingRow = (id: string, attempts: number): SendingRow => ({
    id, hubId, attempts, attemptId: randomUUID(), provider: 'smtp', accountId, toAddress: 'ada@example.com', fromAddress: null, sandbox: false, segments: null, renderContext: null,
  });
  const mark = (holder: string, row: SendingRow, as = sound) => database.transaction((tx) => markSending(as(tx), holder, [row]));
  const result = ({ id, attempts, attemptId }: SendingRow, status: MessageStatus | null, nextAt: Date | null = null): ResultRow => ({
    id, hubId, attempts: attempts + 1, attemptId, status, rank: status === null ? 0 : statusRank[status], nextAt, externalId: null, response: null,
    reasonCode: status === 'sent' ? null : 'PROVIDER.TRANSIENT', reasonDetail: 'said the late one', failureClass: null, failureCode: null, failureDetail: null,
  });
  const record = (holder: string, row: ResultRow, as = sound) => database.transaction((tx) => recordResults(as(tx), holder, [row]));
  const stateOf = async (id: string) => {
    const [row] = await database.query('select status, phase, attempts, lease_owner as holder from message where id = $1', [id]);
    return row;
  };
  /** The worker is silent for longer than its lease, and somebody looks. */
  const leaseRunsOut = async () => {
    await database.query(`update message set lease_until = now() - interval '1 s' where lease_until is not null`);
    await database.transaction(expireLeases);
    await keepTurns(database, [{ ...queue, hubId, nextAt: new Date() }]);
  };
  /** What `SettleUnknown` does after the waiting time. */
  const sendOnceMore = () => database.query(`update message set phase = 'queued', next_at = now() where status = 'unknown' and phase = 'settled'`);

  /** The first worker freezes in its call; its message becomes unknown and is on its way again in other hands. */
  const frozenInItsCall = async () => {
    const id = await accept();
    await claim(frozen);
    const first = sendingRow(id, 0);
    await mark(frozen, first);
    await leaseRunsOut();
    await sendOnceMore();
    await claim(other);
    const second = sendingRow(id, 1);
    expect(await mark(other, second)).toEqual(new Set([id]));
    return { id, first, second };
  };

  /** Late results, of another worker and of our own earlier call, while the second call is under way. */
  const lateResultsChangeNothing = async (as: (tx: Tx) => Tx) => {
    const { id, first, second } = await frozenInItsCall();
    const inOtherHands = { status: 'unknown', phase: 'sending', attempts: 2, holder: other };
    for (const holder of [frozen, other]) {
      await record(holder, result(first, null, new Date()), as);
      expect(await stateOf(id)).toEqual(inOtherHands);
    }
    await record(other, result(second, 'sent'));
    await record(frozen, result(first, null, new Date()), as);
    expect(await stateOf(id)).toEqual({ status: 'sent', phase: 'settled', attempts: 2, holder: null });
    // A decision without a call, taken before the freeze, about a message that somebody else has claimed since.
    const claimed = await accept();
    await claim(frozen);
    await leaseRunsOut();
    await claim(other);
    await record(frozen, { ...result(sendingRow(claimed, -1), 'failed'), attemptId: null }, as);
    expect(await stateOf(claimed)).toEqual({ status: 'queued', phase: 'claimed', attempts: 0, holder: other });
  };

  /** Workers that come back with a claim they no longer have: taken over, being called, or merely run out. */
  const lateCallersMayNotCall = async (as: (tx: Tx) => Tx) => {
    const id = await accept();
    await claim(frozen);
    await leaseRunsOut();
    await claim(other);
    expect(await mark(frozen, sendingRow(id, 0), as)).toEqual(new Set());
    await database.query(`update message set lease_until = now() - interval '1 s'`);
    expect(await mark(other, sendingRow(id, 0), as)).toEqual(new Set());
    await database.query(`update message set lease_until = now() + interval '9 s'`);
    expect(await mark(other, sendingRow(id, 0), as)).toEqual(new Set([id]));
    // The same worker has it twice in memory: it was claimed again after its lease ran out.
    expect(await mark(other, sendingRow(id, 1), as)).toEqual(new Set());
  };

  it('keeps late results from a message that is in other hands, or was sent', () => lateResultsChangeNothing(sound));

  it.each(recordMutants)('notices a fence that is gone: %s', async (_, fence) => {
    await expect(lateResultsChangeNothing(without(fence))).rejects.toThrow(/toEqual/);
  });

  it('keeps late callers from calling', () => lateCallersMayNotCall(sound));

  it.each(markMutants)('notices a fence that is gone: %s', async (_, fence) => {
    await expect(lateCallersMayNotCall(without(fence))).rejects.toThrow(/toEqual/);
  });

  it('lets a late result count while nobody else has called', async () => {
    const id = await accept();
    await claim(frozen);
    const first = sendingRow(id, 0);
    await mark(frozen, first);
    await leaseRunsOut();
    expect(await stateOf(id)).toMatchObject({ status: 'unknown', phase: 'settled' });
    await record(frozen, result(first, 'sent'));
    expect(await stateOf(id)).toEqual({ status: 'sent', phase: 'settled', attempts: 1, holder: null });
  });

  it.each(['queued again', 'claimed again'])('lets a late "sent" spare the second call: the message is %s', async (stage) => {
    const id = await accept();
    await claim(frozen);
    const first = sendingRow(id, 0);
    await mark(frozen, first);
    await leaseRunsOut();
    await sendOnceMore();
    if (stage === 'claimed again') expect(await claim(other)).toEqual([id]);
    await record(frozen, result(first, 'sent'));
    expect(await stateOf(id)).toEqual({ status: 'sent', phase: 'settled', attempts: 1, holder: null });
    expect(await mark(other, sendingRow(id, 1))).toEqual(new Set());
  });
});
