import { throughOf } from './through.rules.js';

const eta = '2026-11-28T12:00:00.000Z';
const later = '2026-11-28T15:00:00.000Z';
const waiting = (count: number, retried = count) => ({ count, retried, nextAt: eta, lastAt: later });

describe('when a campaign will be through', () => {
  it('is what its pace says while nothing has to wait', () => {
    expect(throughOf({ eta, waiting: { count: 0, retried: 0 }, open: 9 })).toEqual({ eta });
    expect(throughOf({ waiting: undefined, open: 9 })).toEqual({});
  });

  it('is not before the last of those that are tried again', () => {
    expect(throughOf({ eta, waiting: waiting(2), open: 9 })).toEqual({ eta: later, waits: { kind: 'retried', count: 2, until: later } });
    expect(throughOf({ eta: '2026-11-28T16:00:00.000Z', waiting: waiting(2), open: 9 }).eta).toBe('2026-11-28T16:00:00.000Z');
  });

  it('is told by what waits alone, once that is all', () => {
    expect(throughOf({ eta, waiting: waiting(9, 0), open: 9 })).toEqual({ waits: { kind: 'hours', count: 9, until: later } });
    expect(throughOf({ waiting: waiting(3, 1), open: 9 })).toEqual({ waits: { kind: 'both', count: 3, until: later } });
  });
});
