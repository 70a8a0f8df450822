import fc from 'fast-check';
import { applyVisitEvent, type Visit, type VisitEvent } from './visit.rules.js';

type State = ReturnType<typeof applyVisitEvent>['visit'];
const day = (n: number): Date => new Date(Date.UTC(2026, 11, n, 10));
const event = (kind: VisitEvent['kind'], time: number, startsAt?: number): VisitEvent => ({ kind, time: day(time), startsAt: startsAt === undefined ? undefined : day(startsAt) });
const fold = (events: readonly VisitEvent[]): State | undefined => events.reduce<State | undefined>((visit, next) => applyVisitEvent(visit, next).visit, undefined);
const changes = (events: readonly VisitEvent[]): string[] => {
  let visit: State | undefined;
  return events.map((next) => {
    const applied = applyVisitEvent(visit, next);
    visit = applied.visit;
    return applied.change;
  });
};

describe('a visit', () => {
  it('is set by its confirmation, and kept by the appointment of the same booking', () => {
    expect(changes([event('confirmed', 1, 20), event('confirmed', 2, 20)])).toEqual(['set', 'kept']);
    expect(fold([event('confirmed', 1, 20), event('confirmed', 2, 20)])?.setAt).toEqual(day(1));
  });

  it('moves with a reschedule, and an older reschedule that arrives later is ignored', () => {
    expect(changes([event('confirmed', 1, 20), event('rescheduled', 3, 22), event('rescheduled', 2, 21)])).toEqual(['set', 'moved', 'older']);
  });

  it('stays cancelled until a later confirmation or reschedule', () => {
    expect(changes([event('confirmed', 1, 20), event('cancelled', 3), event('confirmed', 2, 20), event('confirmed', 3, 20), event('rescheduled', 4, 21)])).toEqual([
      'set', 'cancelled', 'older', 'older', 'set',
    ]);
  });

  it('is cancelled although the cancellation came first', () => {
    expect(changes([event('cancelled', 2), event('confirmed', 1, 20)])).toEqual(['cancelled', 'older']);
  });

  it('ends in the same state whatever the order of arrival', () => {
    const events = fc.array(
      fc.record({ kind: fc.constantFrom<VisitEvent['kind']>('confirmed', 'rescheduled', 'cancelled'), time: fc.integer({ min: 1, max: 6 }), startsAt: fc.integer({ min: 10, max: 13 }) })
        .map(({ kind, time, startsAt }) => event(kind, time, kind === 'cancelled' ? undefined : startsAt)),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(events.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([inOrder, shuffled]) => {
        const seen = (visit: State | undefined): Partial<Visit> => ({ status: visit?.status, ...(visit?.status === 'active' && { startsAt: visit.startsAt }) });
        expect(seen(fold(shuffled))).toEqual(seen(fold(inOrder)));
      }),
      { numRuns: 500 },
    );
  });
});
