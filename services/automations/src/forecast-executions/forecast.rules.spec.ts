import type { ForecastItem } from '@messaging/contracts';
import { pageOfForecast, windowOf } from './forecast.rules.js';

const now = new Date('2026-11-26T12:00:00Z');
const item = (at: string, customerId: string, code?: string): ForecastItem => ({
  automationId: 'a', customerId, channel: null, at, decision: code ? 'skip' : 'send', ...(code && { reason: { code, detail: '' } }),
});

describe('a forecast', () => {
  it.each([
    [{ from: undefined, days: 2 }, '2026-11-26T12:00:00.000Z', '2026-11-28T12:00:00.000Z'],
    [{ from: '2026-12-01', days: 1 }, '2026-11-30T23:00:00.000Z', '2026-12-01T23:00:00.000Z'],
    [{ from: '2020-01-01T00:00:00Z', days: 1 }, '2020-01-01T00:00:00.000Z', '2020-01-02T00:00:00.000Z'],
    [{ from: '2026-12-01', to: '2026-12-01' }, '2026-11-30T23:00:00.000Z', '2026-12-01T23:00:00.000Z'],
    [{ from: '2026-12-01T10:00:00Z', to: '2026-12-01T11:00:00Z' }, '2026-12-01T10:00:00.000Z', '2026-12-01T11:00:00.000Z'],
  ])('of %j goes from %s to %s in Madrid', (asked, from, to) => {
    expect(windowOf(asked, { now, zone: 'Europe/Madrid' })).toMatchObject({ ok: true, value: { from: new Date(from), to: new Date(to) } });
  });

  it.each([[{ from: '2026-12-02', to: '2026-12-01' }], [{ from: '2026-12-02', to: '2028-12-01' }], [{ from: '0000-01-01', days: 1 }], [{ from: '9999-12-31T00:00:00Z', days: 366 }]])('of %j is refused', (asked) => {
    expect(windowOf(asked, { now, zone: 'UTC' })).toMatchObject({ ok: false, problem: { code: 'FORECAST.WINDOW' } });
  });

  it('is paged earliest first and counted whole', () => {
    const items = [item('2026-12-02T00:00:00.000Z', 'c', 'X.Y'), item('2026-12-01T00:00:00.000Z', 'b'), item('2026-12-01T00:00:00.000Z', 'a', 'X.Y')];
    const summary = { send: 1, skip: 2, byReason: { 'X.Y': 2 } };
    const first = pageOfForecast(items, { limit: 2, after: undefined });
    expect(first).toMatchObject({ items: [{ customerId: 'a' }, { customerId: 'b' }], more: true, summary });
    expect(pageOfForecast(items, { limit: 2, after: first.items.at(-1) })).toMatchObject({ items: [{ customerId: 'c' }], more: false, summary });
  });
});
