import { noCrashPoints } from '@messaging/kernel';
import { eventually } from '@messaging/testing';
import type { PreparedMessage } from '../decide-sending/gather-facts.js';
import { AccountPace } from '../pace-sending/account-pace.js';
import type { CallJournal } from '../write-ledger/call-journal.js';
import type { MessageResult } from '../write-ledger/outcome-recorder.js';
import { AccountLane } from './account-lane.js';
import type { ReadyCall } from './call-provider.js';
import { ConnectionPlaces } from './connection-places.js';

describe('a lane with a journal', () => {
  let events: string[];
  let commit: (() => void)[];
  let canNote: boolean;
  let lane: AccountLane;
  const places = (): ConnectionPlaces => {
    const made = new ConnectionPlaces(4, new AccountPace({}));
    made.called(1); // a quick provider: twelve may be marked ahead
    return made;
  };
  const prepared = (count: number) => Array.from({ length: count }, (_, n) => ({ message: { id: `m${n}` }, gatheredAt: performance.now() }) as PreparedMessage);
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  beforeEach(() => {
    [events, commit, canNote] = [[], [], true];
    const account = { places: places() };
    lane = new AccountLane('bulk', {
      writeRound: (results, calls) => new Promise((resolve) => commit.push(() => {
        events.push(`recorded ${results.length}, marked ${calls.length}`);
        resolve({ held: true, marked: new Set(calls.map(({ message }) => message.id)), risen: 0 });
      })),
      unmark: async (calls) => void events.push(`unmarked ${calls.length}`),
      makeReady: ({ message }) => ({ message: { ...message, phase: 'queued' }, account, attemptId: message.id, toAddress: '' }) as unknown as ReadyCall,
      call: async ({ message }) => {
        events.push('called');
        return { message, result: { attemptId: message.id } } as MessageResult;
      },
      isHeld: () => false, isStopped: () => false,
      journal: { begins: () => canNote, ended: () => undefined, marks: () => undefined } as unknown as CallJournal,
      crashPoints: noCrashPoints, onRoom: () => undefined, onDropped: () => undefined, onTurnLost: () => undefined,
      onTrouble: (where, error) => {
        throw new Error(where, { cause: error });
      },
      onJournalLost: () => void events.push('lost its journal'),
    });
    lane.use(account.places);
    lane.add(prepared(20));
  });
  const commitAll = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn++) {
      commit.shift()?.();
      await settled();
    }
  };

  it('calls nobody that was marked while it was told to end', async () => {
    lane.end();
    await commitAll();
    expect(events).toEqual(['recorded 0, marked 14', 'unmarked 14', 'recorded 0, marked 0']);
    expect(lane.isIdle).toBe(true);
  });

  it('calls nobody that it cannot note, and says that it lost its journal', async () => {
    canNote = false;
    await commitAll();
    lane.end();
    await commitAll();
    expect(events).not.toContain('called');
    expect(events).toContain('lost its journal');
    expect([lane.isIdle, lane.size]).toEqual([true, 0]);
  });

  it('needs no commit between two calls of a connection', async () => {
    commit.shift()?.();
    await eventually(() => expect(events.filter((event) => event === 'called')).toHaveLength(14)); // by two connections
    expect(events.filter((event) => event !== 'called')).toEqual(['recorded 0, marked 14']);
  });

  it('records everybody that it called', async () => {
    await eventually(async () => {
      await commitAll();
      expect(lane.isIdle).toBe(true);
    });
    expect(events.filter((event) => event === 'called')).toHaveLength(20);
    expect(lane.size).toBe(0);
  });
});
