import { murmur2, partitionOf } from './murmur2.js';

describe('murmur2', () => {
  // org.apache.kafka.common.utils.UtilsTest.testMurmur2
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('hashes %s as the Java client does', (text, hash) => {
    expect(murmur2(Buffer.from(text))).toBe(hash);
  });

  it('hashes bytes inside a larger buffer as it does alone', () => {
    expect(murmur2(Buffer.from('xxfoobar').subarray(2))).toBe(-790332482);
  });
});

describe('the partition of a key', () => {
  it('is the same for ever, and within the topic, for every key', () => {
    for (const key of ['', 'c-1', 'main|c-1', 'España', '漢字', 'x'.repeat(1000)]) {
      const partition = partitionOf(key, 12);
      expect(partition).toBe(partitionOf(key, 12));
      expect(partition).toBeGreaterThanOrEqual(0);
      expect(partition).toBeLessThan(12);
    }
    expect(partitionOf('foobar', 1000)).toBe((-790332482 & 0x7fffffff) % 1000);
  });

  it('spreads keys evenly', () => {
    const counts = new Array<number>(12).fill(0);
    for (let n = 0; n < 12_000; n++) {
      const partition = partitionOf(`main|c-${n}`, 12);
      counts[partition] = (counts[partition] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
