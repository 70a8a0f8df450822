import { instantOf, localOf } from './local-time.rules.js';

describe('a time as the shop says it', () => {
  it('is an instant by the shop’s zone', () => {
    expect(instantOf('2026-07-01T10:00', 'Europe/Madrid')).toBe('2026-07-01T08:00:00.000Z');
    expect(instantOf('2026-12-01T10:00', 'Europe/Madrid')).toBe('2026-12-01T09:00:00.000Z');
    expect(localOf('2026-12-01T09:00:00Z', 'Europe/Madrid')).toBe('2026-12-01T10:00');
  });

  it('that does not exist moves forward, and one that exists twice is its first', () => {
    expect(instantOf('2026-03-29T02:30', 'Europe/Madrid')).toBe('2026-03-29T01:30:00.000Z');
    expect(instantOf('2026-10-25T02:30', 'Europe/Madrid')).toBe('2026-10-25T00:30:00.000Z');
  });
});
