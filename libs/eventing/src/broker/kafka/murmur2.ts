const seed = 0x9747b28c;
const multiplier = 0x5bd1e995;

/** The 32-bit murmur2 of Kafka's Java client (org.apache.kafka.common.utils.Utils.murmur2). */
export function murmur2(data: Uint8Array): number {
  const { length } = data;
  const view = new DataView(data.buffer, data.byteOffset, length);
  let hash = seed ^ length;
  const wholeWords = length - (length % 4);
  for (let at = 0; at < wholeWords; at += 4) {
    let word = Math.imul(view.getInt32(at, true), multiplier);
    word = Math.imul(word ^ (word >>> 24), multiplier);
    hash = Math.imul(hash, multiplier) ^ word;
  }
  const rest = data.subarray(wholeWords);
  for (let at = rest.length - 1; at >= 0; at--) hash ^= (rest[at] ?? 0) << (8 * at);
  if (rest.length > 0) hash = Math.imul(hash, multiplier);
  hash = Math.imul(hash ^ (hash >>> 13), multiplier);
  return hash ^ (hash >>> 15);
}

/** The partition that the Java client's default partitioner gives a key: whoever produces, equal keys meet. */
export const partitionOf = (key: string, partitions: number): number => (murmur2(Buffer.from(key)) & 0x7fff_ffff) % partitions;
