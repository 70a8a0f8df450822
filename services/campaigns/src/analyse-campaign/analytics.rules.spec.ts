import { etaOf, paceSince, stepOf } from './analytics.rules.js';

const now = new Date('2026-11-23T12:00:00Z');
const since = (minutes: number): { status: 'sending'; rampUp: undefined; started: never } => ({ status: 'sending', rampUp: undefined, started: { at: new Date(now.getTime() - minutes * 60_000) } as never });

const moving = (count: number) => ({ count, lastAt: now });

describe('when a campaign will be through', () => {
  it('is what is open at the pace of the last minutes', () => {
    expect(etaOf(since(60), { open: 1000, lately: moving(500), now })).toEqual(new Date('2026-11-23T12:10:00Z'));
    expect(etaOf(since(1), { open: 1000, lately: moving(500), now })).toEqual(new Date('2026-11-23T12:02:00Z'));
  });

  it('is not before the wait of a ramp-up is over', () => {
    const ramping = (wait: string) => etaOf({ ...since(1), rampUp: { first: 100, wait } }, { open: 1000, lately: moving(500), now });
    expect(ramping('PT1H')).toEqual(new Date('2026-11-23T13:01:00Z'));
    expect(ramping('PT30S')).toEqual(new Date('2026-11-23T12:02:00Z'));
  });

  it('is still told long after the first people of a ramp-up got theirs', () => {
    const campaign = { ...since(30), rampUp: { first: 100, wait: 'PT1H' } };
    expect(paceSince(campaign, now)).toEqual(new Date('2026-11-23T11:30:00Z'));
    expect(paceSince({ ...campaign, started: since(29.4).started }, now)).toEqual(new Date('2026-11-23T11:30:00Z'));
    expect(etaOf(campaign, { open: 200, lately: { count: 100, lastAt: new Date('2026-11-23T11:32:00Z') }, now })).toEqual(new Date('2026-11-23T12:34:00Z'));
    const over = { ...since(90), rampUp: campaign.rampUp };
    expect(paceSince(over, now)).toEqual(new Date('2026-11-23T11:55:00Z'));
  });

  it('is not told once what is left waits for something else', () => {
    const quiet = (minutes: number, count: number) => ({ count, lastAt: new Date(now.getTime() - minutes * 60_000) });
    expect(etaOf(since(60), { open: 1, lately: quiet(2, 36), now })).toBeUndefined();
    expect(etaOf(since(60), { open: 1, lately: quiet(2, 2), now })).toEqual(new Date('2026-11-23T12:02:30Z'));
  });

  it('is not told while nothing moves, or nothing may', () => {
    expect(etaOf(since(60), { open: 1000, lately: { count: 0, lastAt: undefined }, now })).toBeUndefined();
    expect(etaOf(since(60), { open: 0, lately: moving(500), now })).toBeUndefined();
    expect(etaOf({ ...since(60), status: 'paused' }, { open: 1000, lately: moving(500), now })).toBeUndefined();
  });
});

it('is shown by minutes, hours or days, so that a chart has at most some 200 points', () => {
  expect([10 * 60_000, 24 * 3_600_000, 30 * 24 * 3_600_000].map(stepOf)).toEqual(['PT1M', 'PT1H', 'P1D']);
});
