import zlib from 'node:zlib';
import { readLz4Frame, type DecompressBlock } from './lz4-frame.js';

/** What one fetched batch may unpack to: a broker takes 1 MiB packed, and a bomb would unpack it a thousandfold. */
const unpackedBytesMax = 64 * 1024 * 1024;

interface Codec {
  compress(encoder: { readonly buffer: Buffer }): Promise<Buffer>;
  decompress(packed: Buffer): Promise<Buffer>;
}

/** By the numbers of the Kafka protocol. */
const codecIds = { gzip: 1, snappy: 2, lz4: 3, zstd: 4 } as const;

/**
 * Every codec that a producer may choose. kafkajs brings gzip without a bound and none of the others; zstd is in Node
 * since 22.15; the native builds of lz4 and zstd do not load on Node 24. We only read: our own relay packs nothing.
 */
export function installCodecs(codecs: Record<number, () => Codec>, require: NodeJS.Require): void {
  const snappy = (require('kafkajs-snappy') as () => Codec)();
  const { decompressBlock } = require('lz4js') as { decompressBlock: DecompressBlock };
  const reading: Record<keyof typeof codecIds, (packed: Buffer) => Buffer | Promise<Buffer>> = {
    gzip: (packed) => zlib.gunzipSync(packed, { maxOutputLength: unpackedBytesMax }),
    snappy: (packed) => snappy.decompress(packed),
    lz4: (packed) => readLz4Frame(packed, { decompressBlock, unpackedBytesMax }),
    zstd: (packed) => zlib.zstdDecompressSync(packed, { maxOutputLength: unpackedBytesMax }),
  };
  for (const [name, id] of Object.entries(codecIds)) {
    const decompress = reading[name as keyof typeof codecIds];
    codecs[id] = () => ({
      compress: () => Promise.reject(new Error(`nothing is sent in ${name}`)),
      decompress: async (packed) => decompress(packed),
    });
  }
}
