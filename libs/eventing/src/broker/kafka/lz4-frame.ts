/** lz4js unpacks blocks well; its frames skip a block checksum in the wrong place and have no bound. */
export type DecompressBlock = (source: Uint8Array, target: Uint8Array, start: number, length: number, at: number) => number;

/** LZ4 frame format 1.6: magic, flags, block sizes. */
const magic = 0x184d2204;
const flags = { version: 0xc0, version01: 0x40, blockChecksum: 0x10, contentSize: 0x08, dictionary: 0x01 } as const;
const blockBytesMax: Readonly<Record<number, number>> = { 4: 64 * 1024, 5: 256 * 1024, 6: 1024 * 1024, 7: 4 * 1024 * 1024 };
const plainBlockBit = 0x8000_0000;

interface Reading {
  readonly decompressBlock: DecompressBlock;
  readonly unpackedBytesMax: number;
}

/** Unpacks one frame. Throws on what is no frame, is cut off, or would be larger than the bound. Checksums are the broker's work. */
export function readLz4Frame(frame: Buffer, { decompressBlock, unpackedBytesMax }: Reading): Buffer {
  const { blocksAt, blockBytes, hasBlockChecksum } = readHeader(frame);
  let unpacked: Buffer = Buffer.alloc(Math.min(unpackedBytesMax, Math.max(blockBytes, frame.length * 4)));
  let end = 0;
  for (let at = blocksAt; ; ) {
    const marked = frame.readUInt32LE(at);
    at += 4;
    if (marked === 0) return unpacked.subarray(0, end);
    const size = marked >= plainBlockBit ? marked - plainBlockBit : marked;
    if (at + size > frame.length) throw new Error('the LZ4 frame is cut off');
    if (end + blockBytes > unpacked.length) unpacked = grown(unpacked, { end, blockBytes, unpackedBytesMax });
    if (marked >= plainBlockBit) end += frame.copy(unpacked, end, at, at + size);
    else end = decompressBlock(frame, unpacked, at, size, end);
    if (end > unpacked.length) throw new Error('an LZ4 block is larger than its frame says');
    at += size + (hasBlockChecksum ? 4 : 0);
  }
}

function readHeader(frame: Buffer): { blocksAt: number; blockBytes: number; hasBlockChecksum: boolean } {
  if (frame.length < 7 || frame.readUInt32LE(0) !== magic) throw new Error('this is no LZ4 frame');
  const descriptor = frame.readUInt8(4);
  const blockBytes = blockBytesMax[(frame.readUInt8(5) >> 4) & 7];
  if ((descriptor & flags.version) !== flags.version01 || blockBytes === undefined) throw new Error('an LZ4 frame of a version nobody knows');
  const extra = (descriptor & flags.contentSize ? 8 : 0) + (descriptor & flags.dictionary ? 4 : 0);
  return { blocksAt: 7 + extra, blockBytes, hasBlockChecksum: (descriptor & flags.blockChecksum) !== 0 };
}

/** Twice the room, at least one block more; linked blocks look back into what was unpacked, so it stays one buffer. */
function grown(unpacked: Buffer, need: { end: number; blockBytes: number; unpackedBytesMax: number }): Buffer {
  const bytes = Math.min(need.unpackedBytesMax, Math.max(unpacked.length * 2, need.end + need.blockBytes));
  if (bytes < need.end + need.blockBytes) throw new Error(`the LZ4 frame unpacks to more than ${need.unpackedBytesMax} bytes`);
  const larger = Buffer.alloc(bytes);
  unpacked.copy(larger, 0, 0, need.end);
  return larger;
}
