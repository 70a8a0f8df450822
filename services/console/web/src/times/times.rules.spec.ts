import { timesIn } from './times.rules.js';

describe('times', () => {
  const times = timesIn('en', 'Europe/Madrid');

  it('are those of the shop, wherever the reader is', () => {
    expect(times.clock('2026-07-01T10:00:00Z')).toBe('12:00');
    expect(times.dateOf('2026-07-01T22:30:00Z')).toBe('2026-07-02');
    expect(times.full('2026-12-01T08:00:00Z')).toContain('09:00');
  });

  it('name the year when it is another one than now', () => {
    expect(times.full('2019-12-01T08:00:00Z')).toContain('2019');
    expect(times.full(new Date().toISOString())).not.toContain(String(new Date().getFullYear()));
  });

  it('write a calendar day as it is, however far the shop is from Greenwich', () => {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) expect(timesIn('en', zone).date('2019-11-21')).toBe('Thu, Nov 21, 2019');
    const lastDay = `${new Date().getUTCFullYear() - 1}-12-31`; // at noon in Greenwich it is the next year already where the day begins
    expect(timesIn('en', 'Pacific/Kiritimati').date(lastDay)).toContain(lastDay.slice(0, 4));
    expect(times.date(times.dateOf(Date.now()))).not.toContain(times.dateOf(Date.now()).slice(0, 4));
  });

  it('say how long, in two units at most', () => {
    expect(times.duration(3_600_000 + 20 * 60_000)).toBe('1 hr 20 min');
    expect(times.duration(0)).toBe('0 sec');
    expect(times.relative('2026-07-01T10:00:00Z', Date.parse('2026-07-01T07:00:00Z'))).toBe('in 3 hours');
  });
});
