import { createRequire } from 'node:module';
import { readLz4Frame, type DecompressBlock } from './lz4-frame.js';

const lz4 = createRequire(import.meta.url)('lz4js') as { compress: (plain: Uint8Array) => Uint8Array; decompressBlock: DecompressBlock };
const reading = { decompressBlock: lz4.decompressBlock, unpackedBytesMax: 10_000_000 };
const packed = (plain: Buffer): Buffer => Buffer.from(lz4.compress(plain));
const plain = Buffer.from(Array.from({ length: 300_000 }, (_, n) => `event ${n % 977};`).join(''));

describe('an LZ4 frame', () => {
  it('is unpacked, over many blocks', () => {
    expect(readLz4Frame(packed(plain), reading).equals(plain)).toBe(true);
  });

  it('is unpacked when its blocks were not worth packing', () => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * n * 31) % 251));
    expect(readLz4Frame(packed(noise), reading).equals(noise)).toBe(true);
  });

  it('is refused when it unpacks to more than the bound', () => {
    expect(() => readLz4Frame(packed(Buffer.alloc(9_000_000)), { ...reading, unpackedBytesMax: 4_500_000 })).toThrow('unpacks to more than');
  });

  it('is refused at every place it may be cut off', () => {
    const frame = packed(plain.subarray(0, 2000));
    for (let length = 0; length < frame.length; length += 7) expect(() => readLz4Frame(frame.subarray(0, length), reading)).toThrow();
  });
});
