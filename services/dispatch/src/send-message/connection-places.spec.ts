import type { SendingLimits } from '@messaging/providers';
import { metricsRegistry } from '@messaging/service-kit';
import { AccountPace } from '../pace-sending/account-pace.js';
import { ConnectionPlaces } from './connection-places.js';

describe('the places of an account', () => {
  const placesOf = (connections: number, limits: SendingLimits = {}) => new ConnectionPlaces(connections, new AccountPace(limits));

  it('are shared: what one lane holds the other cannot take', () => {
    const places = placesOf(4);
    places.take('priority');
    places.take('priority');
    expect(places.free('priority')).toBe(2);
    expect(places.free('bulk')).toBe(2);
  });

  it('always leave some for priority', () => {
    const places = placesOf(10);
    while (places.free('bulk') > 0) places.take('bulk');
    expect(places.free('priority')).toBe(3);
  });

  it('are bulk’s but for two while the provider answers quickly, and no longer when it hangs', () => {
    const places = placesOf(20);
    places.called(5);
    while (places.free('bulk') > 0) places.take('bulk');
    expect([places.free('priority'), places.half('bulk')]).toEqual([2, 9]);
    places.called(30_000);
    for (let n = 0; n < 18; n++) places.giveBack('bulk');
    expect([places.free('bulk'), places.half('bulk')]).toEqual([14, 7]);
  });

  it('may be marked ahead of where the provider is quick and no rate holds it up', () => {
    const aheadOf = (callMs: number, limits: SendingLimits = {}) => {
      const places = placesOf(20, limits);
      places.called(callMs);
      return places.aheadMax;
    };
    expect([placesOf(20).aheadMax, aheadOf(25), aheadOf(26)]).toEqual([0, 60, 0]);
    expect([aheadOf(5, { perSecond: 100 }), aheadOf(5, { perRecipient: { everyMs: 6000, burst: 1 } })]).toEqual([0, 0]);
  });

  it('let bulk send even where there is a single connection', () => {
    expect(placesOf(1).free('bulk')).toBe(1);
  });

  /** So many calls at once, of which the server refuses some for being too many. */
  const callAtOnce = (places: ConnectionPlaces, calls: number, refused: number): void => {
    for (let n = 0; n < calls; n++) places.take('priority');
    for (let n = 0; n < calls; n++) {
      places.called(5);
      if (n < refused) places.tooMany();
      else places.accepted();
    }
    for (let n = 0; n < calls; n++) places.giveBack('priority');
  };

  it('become fewer when the server has too many of them, once for all that it refuses together', () => {
    const places = placesOf(20);
    callAtOnce(places, 10, 4);
    expect(places.free('priority')).toBe(7);
    callAtOnce(places, 7, 7);
    expect(places.free('priority')).toBe(4);
  });

  it('are soon as many again as stood, and one more every fifty messages', () => {
    const places = placesOf(20);
    callAtOnce(places, 10, 1);
    const takenUntil = (wanted: number): number => {
      let taken = 0;
      for (; places.free('priority') < wanted; taken++) places.accepted();
      return taken;
    };
    expect(takenUntil(9)).toBeLessThanOrEqual(7 + 8);
    expect([takenUntil(10), takenUntil(11)]).toEqual([50, 50]);
  });

  it('stay many where a server refuses one call in a hundred, however few there are', () => {
    const places = placesOf(20);
    let calls = 0;
    const counts: number[] = [];
    while (calls < 6000) {
      const free = places.free('priority');
      const refused = Math.floor((calls + free) / 100) - Math.floor(calls / 100);
      callAtOnce(places, free, refused);
      calls += free;
      counts.push(free);
    }
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(10);
    expect(counts.reduce((sum, each) => sum + each, 0) / counts.length).toBeGreaterThan(12);
  });

  it('never become none', () => {
    const places = placesOf(3);
    for (let n = 0; n < 9; n++) callAtOnce(places, 1, 1);
    expect(places.free('priority')).toBe(1);
  });

  it('wake a lane that found none, once, when one is given back', async () => {
    const places = placesOf(1);
    places.take('bulk');
    const looked = new Promise<void>((resolve) => places.whenFree('priority', resolve));
    places.giveBack('bulk');
    await looked;
    expect(places.free('priority')).toBe(1);
  });

  it('go to priority first, though bulk gave them back', async () => {
    const places = placesOf(1);
    places.begin('bulk');
    const looked = new Promise<number>((resolve) => places.whenFree('priority', () => resolve(places.free('priority'))));
    places.giveBack('bulk');
    expect(places.free('bulk')).toBe(0);
    expect(await looked).toBe(1);
  });

  it('count the lanes that wait for their pace', async () => {
    const counted = async (): Promise<number> => Number(/^tokens_waiting (\d+)/m.exec(await metricsRegistry.getSingleMetricAsString('tokens_waiting'))?.[1]);
    const places = placesOf(10, { perSecond: 50 });
    for (let n = 0; n < 5; n++) places.begin('priority');
    const looked = new Promise<void>((resolve) => places.whenFree('priority', resolve));
    expect(await counted()).toBe(1);
    await looked;
    expect(await counted()).toBe(0);
  });

  it('are none beyond the pace, and a lane that waits for its pace is told when it may go on', async () => {
    const places = placesOf(10, { perSecond: 50 });
    for (let n = 0; n < 5; n++) places.begin('priority');
    expect(places.free('priority')).toBe(0);
    places.whenFree('bulk', () => undefined);
    expect(await metricsRegistry.getSingleMetricAsString('tokens_waiting')).toContain('\ntokens_waiting 1');
    while (places.free('priority') === 0) await new Promise<void>((resolve) => places.whenFree('priority', resolve)); // a timer may be a moment early
  });
});
