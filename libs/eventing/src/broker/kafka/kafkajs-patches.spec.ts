import { decodeOrKeep, undecodableHeader } from './kafkajs-patches.js';

/** The head of a record batch (v2): offsets 100 … 104, and a body that nobody reads here. */
function recordBatch(body: string): Buffer {
  const batch = Buffer.alloc(61 + body.length);
  batch.writeBigInt64BE(100n, 0);
  batch.writeInt32BE(batch.length - 12, 8);
  batch.writeInt32BE(4, 23);
  batch.writeBigInt64BE(1_700_000_000_000n, 35);
  batch.write(body, 61);
  return batch;
}

const batch = recordBatch('packed by a codec that nobody knows');
const decoder = { buffer: Buffer.concat([Buffer.from('before'), batch, Buffer.from('after')]), offset: 6 };

describe('a record batch', () => {
  it('that cannot be decoded becomes one message at its last offset, with the reason and all its bytes', async () => {
    const decode = decodeOrKeep(() => Promise.reject(new Error('LZ5 is not implemented')));
    const { records } = await decode(decoder);
    expect(records).toMatchObject([{ offset: '104', timestamp: '1700000000000', key: null, value: batch, headers: { [undecodableHeader]: Buffer.from('LZ5 is not implemented') } }]);
  });

  it('that was cut off at the end of a fetch stays what kafkajs expects', async () => {
    const partial = Object.assign(new Error('partial'), { name: 'KafkaJSPartialMessageError' });
    await expect(decodeOrKeep(() => Promise.reject(partial))(decoder)).rejects.toBe(partial);
  });
});
