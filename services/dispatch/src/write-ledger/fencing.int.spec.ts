import { randomUUID } from 'node:crypto';
import { statusRank, type MessageStatus } from '@messaging/contracts';
import { Database, Tx } from '@messaging/persistence';
import { testDatabase, type TestDatabase } from '@messaging/testing';
import { insertMessages } from '../accept-message/accept.sql.js';
import { abandonMarks, lockOrphanedTurns } from '../settle-unknown/abandon.sql.js';
import { migrations } from '../store/migrations/index.js';
import { entities } from '../store/tables.js';
import { lookAtQueue, unmark } from '../send-message/queue.sql.js';
import { writeRound, type MarkRow, type ResultRow } from './round.sql.js';
import { freeTurn, keepTurns, renewTurns, returnTurn, takeTurn, type HeldTurn } from '../send-message/turns.sql.js';

const hubId = 'main';
const about = { channel: 'email', lane: 'priority' } as const;
/** Two processes; the first one freezes. */
const [frozen, other] = [randomUUID(), randomUUID()];
const accountId = randomUUID();

/** The sending path without one of its fences: what the SQL would be if somebody had forgotten it. */
class Mutant extends Tx {
  constructor(tx: Tx, private readonly fence: string, private readonly everywhere: boolean) {
    super(tx.client);
  }

  override query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    if (!sql.includes(this.fence)) throw new Error(`the statement has no fence \`${this.fence}\`: this mutant tests nothing`);
    return super.query<Row>(this.everywhere ? sql.replaceAll(this.fence, 'true') : sql.replace(this.fence, 'true'), parameters);
  }
}

const sound = (tx: Tx): Tx => tx;
const without = (fence: string, everywhere: boolean) => (tx: Tx): Tx => new Mutant(tx, fence, everywhere);
const recordMutants = [
  ['any attempt counts', 'q.attempt_id = r.attempt_id'],
  ['anybody decides', 'exists (select from turn)'],
  ['a decision counts though the message is being called', `q.phase <> 'sending' and q.attempts = r.attempts`],
] as const;
const markMutants = [
  ['any holder may call', 'holder = $3'],
  ['a lease that ran out may call', 'lease_until > clock_timestamp()'],
  ['any phase may be called', `q.phase <> 'sending' and q.attempts = s.attempts`],
  ['calls begun since do not matter', 'q.attempts = s.attempts'],
  ['anybody sets a mark again', 'q.holder = $3'],
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
  afterEach(() => database.query('truncate message, attempt, send_turn, send_queue, decision'));

  const accept = async (): Promise<string> => {
    const id = randomUUID();
    await database.transaction((tx) => insertMessages(tx, [{ id, hubId, idem: id, ...about, category: 'receipt', purpose: 'transactional', sandbox: false, to: 'ada@example.com', subject: 's', body: 'b' }]));
    await keepTurns(database, [{ channel: 'email', hubId }]);
    return id;
  };
  const take = async (process: string): Promise<HeldTurn> => {
    const turn = await takeTurn(database, 'email', { holder: randomUUID(), process });
    if (!turn) throw new Error('no turn is free');
    return turn;
  };
  const look = async (turn: HeldTurn) => (await lookAtQueue(database, turn, { lane: 'priority', limit: 10 })).map(({ id, phase }) => [id, phase]);
  const markRow = (id: string, attempts: number): MarkRow => ({ id, attempts, attemptId: randomUUID(), provider: 'smtp', accountId, toAddress: 'ada@example.com' });
  const round = (turn: HeldTurn, part: { results?: ResultRow[]; marks?: MarkRow[] }, as = sound) =>
    database.transaction((tx) => writeRound(as(tx), turn, { results: [], progress: [], marks: [], lines: [], ...part }));
  const mark = async (turn: HeldTurn, row: MarkRow, as = sound) => [...(await round(turn, { marks: [row] }, as)).marked];
  const result = ({ id, attempts, attemptId }: MarkRow, status: MessageStatus | null, nextAt: Date | null = null): ResultRow => ({
    id, attempts: attempts + 1, attemptId, status, rank: status === null ? 0 : statusRank[status], nextAt, phase: nextAt && 'queued', provider: 'smtp', accountId,
    toAddress: 'ada@example.com', fromAddress: null, sandbox: false, segments: null, renderContext: null, externalId: null, response: null,
    reasonCode: status === 'sent' ? null : 'PROVIDER.TRANSIENT', reasonDetail: 'said the late one', failureClass: null, failureCode: null, failureDetail: null,
  });
  const decision = (id: string, attempts: number): ResultRow => ({ ...result(markRow(id, attempts - 1), 'failed'), attemptId: null, provider: null, accountId: null });
  const record = (turn: HeldTurn, row: ResultRow, as = sound) => round(turn, { results: [row] }, as);
  const stateOf = async (id: string) => {
    const [row] = await database.query(
      `select m.status, coalesce(q.phase, 'settled') as phase, m.attempts as finished, q.attempts as begun from message m left join send_queue q on q.message_id = m.id where m.id = $1`,
      [id],
    );
    return row;
  };
  const leaseRunsOut = () => database.query(`update send_turn set lease_until = now() - interval '1 s' where holder is not null`);
  /** A process is silent for longer than its lease, and somebody looks. */
  const turnIsTakenAway = async () => {
    await leaseRunsOut();
    await database.transaction(async (tx) => {
      for (const turn of await lockOrphanedTurns(tx, { id: randomUUID(), holders: new Set() })) {
        await abandonMarks(tx, turn, { resendAfterMs: 0, unconfirmedAfterMs: 0 });
        await freeTurn(tx, turn);
      }
    });
  };

  /** The first process freezes in its call; its message becomes unknown and is on its way again in other hands. */
  const frozenInItsCall = async () => {
    const id = await accept();
    const before = await take(frozen);
    const first = markRow(id, 0);
    expect(await mark(before, first)).toEqual([id]);
    await turnIsTakenAway();
    const after = await take(other);
    expect(await look(after)).toEqual([[id, 'unknown']]);
    const second = markRow(id, 1);
    expect(await mark(after, second)).toEqual([id]);
    return { id, first, second, before, after };
  };

  /** Late results, of the frozen process and of our own earlier call, while the second call is under way. */
  const lateResultsChangeNothing = async (as: (tx: Tx) => Tx) => {
    const { id, first, second, before, after } = await frozenInItsCall();
    const inOtherHands = { status: 'unknown', phase: 'sending', finished: 1, begun: 2 };
    for (const turn of [before, after]) {
      await record(turn, result(first, null, new Date()), as);
      expect(await stateOf(id)).toEqual(inOtherHands);
      await record(turn, decision(id, 2), as);
      expect(await stateOf(id)).toEqual(inOtherHands);
    }
    await record(after, result(second, 'sent'));
    await record(before, result(first, null, new Date()), as);
    expect(await stateOf(id)).toEqual({ status: 'sent', phase: 'settled', finished: 2, begun: null });
    // A decision without a call, taken before the freeze, about a message that is in other hands now.
    await returnTurn(database, after, true);
    const waiting = await accept();
    const slow = await take(frozen);
    await turnIsTakenAway();
    await take(other);
    await record(slow, decision(waiting, 0), as);
    expect(await stateOf(waiting)).toEqual({ status: 'queued', phase: 'queued', finished: 0, begun: 0 });
  };

  /** Processes that come back with a turn they no longer have, or with what they once knew of a message. */
  const lateCallersMayNotCall = async (as: (tx: Tx) => Tx) => {
    const id = await accept();
    const before = await take(frozen);
    await turnIsTakenAway();
    const after = await take(other);
    expect(await mark(before, markRow(id, 0), as)).toEqual([]);
    await leaseRunsOut();
    expect(await mark(after, markRow(id, 0), as)).toEqual([]);
    await database.query(`update send_turn set lease_until = now() + interval '9 s'`);
    const first = markRow(id, 0);
    expect(await mark(after, first)).toEqual([id]);
    expect(await mark(after, markRow(id, 1), as)).toEqual([]);
    // The mark was lost sight of and the turn given back: who holds it now may not set it again, though the call would be the same one.
    await returnTurn(database, after, true);
    await keepTurns(database, [{ channel: 'email', hubId }]);
    const next = await take(other);
    expect(await mark(next, first, as)).toEqual([]);
    await record(after, result(first, null, new Date(Date.now() - 1000)));
    expect(await mark(next, markRow(id, 0), as)).toEqual([]);
    expect(await mark(next, markRow(id, 1))).toEqual([id]);
  };

  it('keeps late results from a message that is in other hands, or was sent', () => lateResultsChangeNothing(sound));

  it.each(recordMutants)('notices a fence that is gone: %s', async (_, fence) => {
    await expect(lateResultsChangeNothing(without(fence, true))).rejects.toThrow(/toEqual/);
  });

  it('keeps late callers from calling', () => lateCallersMayNotCall(sound));

  it.each(markMutants)('notices a fence that is gone: %s', async (_, fence) => {
    await expect(lateCallersMayNotCall(without(fence, false))).rejects.toThrow(/toEqual/);
  });

  it('lets a late result count while nobody else has called', async () => {
    const id = await accept();
    const turn = await take(frozen);
    const first = markRow(id, 0);
    await mark(turn, first);
    await turnIsTakenAway();
    expect(await stateOf(id)).toMatchObject({ status: 'unknown', phase: 'unknown' });
    expect(await database.query('select status from attempt')).toEqual([{ status: 'unknown' }]);
    await record(turn, result(first, 'sent'));
    expect(await stateOf(id)).toEqual({ status: 'sent', phase: 'settled', finished: 1, begun: null });
    expect(await database.query('select status from attempt')).toEqual([{ status: 'sent' }]);
    expect(await mark(await take(other), markRow(id, 1))).toEqual([]); // a late "sent" spares the second call
  });

  it('waits with taking a turn away until what its holder is marking is committed', async () => {
    const id = await accept();
    const turn = await take(frozen);
    let takenAway: Promise<void> = Promise.resolve();
    await database.transaction(async (tx) => {
      expect((await writeRound(tx, turn, { results: [], progress: [], marks: [markRow(id, 0)], lines: [] })).marked).toEqual(new Set([id]));
      takenAway = turnIsTakenAway();
      await new Promise((resolve) => setImmediate(resolve));
    });
    await takenAway;
    await turnIsTakenAway(); // the first look passed by the row that was locked
    expect(await stateOf(id)).toMatchObject({ status: 'unknown', phase: 'unknown', begun: 1 });
  });

  it('takes a mark back whose commit was not answered, and only that', async () => {
    const id = await accept();
    const turn = await take(frozen);
    const row = markRow(id, 0);
    await unmark(database, turn, [{ ...row, phase: 'queued' }]);
    await mark(turn, row);
    expect(await mark(turn, row)).toEqual([id]); // set again by the same holder
    await unmark(database, turn, [{ ...row, phase: 'queued' }]);
    expect(await stateOf(id)).toEqual({ status: 'queued', phase: 'queued', finished: 0, begun: 0 });
    expect(await look(turn)).toEqual([[id, 'queued']]);
  });

  it('renews the turns it still holds, and tells of the others', async () => {
    await accept();
    const turn = await take(frozen);
    expect(await renewTurns(database, [turn])).toEqual(new Set([turn.holder]));
    await leaseRunsOut();
    expect(await renewTurns(database, [turn])).toEqual(new Set());
  });
});
