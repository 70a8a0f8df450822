import { isInOrder, momentsOf, namesDays } from './list-window.rules.js';

describe('the window of a list', () => {
  it('takes dates as whole days of the hub, the shortest and the longest of the year too', () => {
    expect(momentsOf({ from: '2026-11-01', to: '2026-11-27' }, 'Europe/Madrid')).toEqual({ from: '2026-10-31T23:00:00.000Z', to: '2026-11-27T23:00:00.000Z' });
    expect(momentsOf({ from: '2026-03-29', to: '2026-03-29' }, 'Europe/Madrid')).toEqual({ from: '2026-03-28T23:00:00.000Z', to: '2026-03-29T22:00:00.000Z' });
  });

  it('leaves moments and what is not asked for as they are', () => {
    const asked = { from: '2026-11-01T10:00:00+02:00', to: undefined };
    expect(momentsOf(asked, 'Europe/Madrid')).toEqual(asked);
    expect([namesDays(asked), namesDays({ to: '2026-11-01' })]).toEqual([false, true]);
  });

  it('is refused when it ends before it begins, and not for what only the zone can tell', () => {
    expect(isInOrder({ from: '2026-11-02', to: '2026-11-01' })).toBe(false);
    expect(isInOrder({ from: '2026-11-02T10:00:00Z', to: '2026-11-02T09:00:00Z' })).toBe(false);
    expect(isInOrder({ from: '2026-11-02T10:00:00Z', to: '2026-10-02' })).toBe(false);
    for (const window of [{ from: '2026-11-02', to: '2026-11-02' }, { from: '2026-11-02T10:00:00Z', to: '2026-11-02' }, { from: '2026-11-02' }]) expect(isInOrder(window)).toBe(true);
  });
});
