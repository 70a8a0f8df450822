import { Hearing } from './hearing.js';

/** One that was answered every 300 ms for the first five seconds. */
function hearing(): Hearing {
  const reader = new Hearing();
  reader.joined(3);
  for (let now = 0; now <= 5000; now += 300) reader.heard(now);
  return reader;
}

describe('a reader', () => {
  it('is deaf until it has listened for three seconds', () => {
    const reader = new Hearing();
    expect(reader.isDeaf(0)).toBe(true);
    reader.heard(10_000);
    expect(reader.isDeaf(10_100)).toBe(true);
    for (let now = 10_300; now <= 13_000; now += 300) reader.heard(now);
    expect(reader.isDeaf(13_000)).toBe(false);
  });

  it('is deaf a second after the last answer, and hears again at once when the next was only slow', () => {
    const reader = hearing();
    expect([5100, 5800, 5801].map((now) => reader.isDeaf(now))).toEqual([false, false, true]);
    reader.heard(7700);
    expect(reader.isDeaf(7700)).toBe(false);
  });

  it('listens anew when it had to connect again', () => {
    const reader = hearing();
    reader.connected();
    reader.heard(5200); // beside the others: they were answered all the time
    expect(reader.isDeaf(5200)).toBe(false);
    reader.connected();
    for (let now = 5900; now <= 9000; now += 300) reader.heard(now);
    expect([5900, 8800, 8900].map((now) => reader.isDeaf(now))).toEqual([true, true, false]);
  });

  it('listens anew after it was cut off', () => {
    const reader = hearing();
    for (let now = 9000; now <= 12_000; now += 300) reader.heard(now);
    expect([9000, 11_900, 12_000].map((now) => reader.isDeaf(now))).toEqual([true, true, false]);
  });

  it('hears while it takes on what it heard, however long that lasts', () => {
    const reader = hearing();
    const end = reader.takes(() => 20_000);
    expect(reader.isDeaf(19_000)).toBe(false);
    end();
    expect(reader.isDeaf(20_500)).toBe(false);
    expect(reader.isDeaf(21_001)).toBe(true);
    reader.heard(20_300);
    expect(reader.isDeaf(20_300)).toBe(false);
  });

  it('is not waited for when others hear all there is', () => {
    const reader = new Hearing();
    reader.joined(0);
    expect(reader.isDeaf(0)).toBe(false);
    reader.joined(1);
    expect(reader.isDeaf(0)).toBe(true);
  });
});
