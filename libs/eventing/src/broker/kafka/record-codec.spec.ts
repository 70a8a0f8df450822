import { createRequire } from 'node:module';
import { decodeRecord, encodeRecord, type IncomingRecord, type OutgoingRecord, type RecordContext } from './record-codec.js';

// The untouched library, which nobody has patched in this process: what it does is the measure.
const require = createRequire(import.meta.url);
const theirEncoder = require('kafkajs/src/protocol/recordBatch/record/v0') as (record: OutgoingRecord) => { buffer: Buffer };
const theirDecoder = require('kafkajs/src/protocol/recordBatch/record/v0/decoder') as (decoder: object, context: RecordContext) => IncomingRecord;
const Decoder = require('kafkajs/src/protocol/decoder') as new (buffer: Buffer) => { readVarIntBytes(): Buffer };

const context: RecordContext = { firstOffset: '4294967296', firstTimestamp: '1700000000000', maxTimestamp: '1700000099999', magicByte: 2, isControlBatch: false, timestampType: 0 };

const records: Record<string, OutgoingRecord> = {
  'an event of ours': { offsetDelta: 7, key: 'c-1', value: '{"customerId":"c-1"}', headers: { ce_id: '1', ce_type: 'customer.created', traceparent: '00-0-0-01' } },
  'no key, no value, no header': { key: null, value: null },
  'text beyond ASCII': { key: 'José', value: '{"n":"Ñandú 🎈"}', headers: { 'ce_näme': 'ß' } },
  bytes: { key: Buffer.from([0, 255]), value: Buffer.alloc(200, 7), headers: { raw: Buffer.from([1, 2]) } },
  'a header thrice, and an empty one': { key: 'k', value: '', headers: { thrice: ['a', 'b', 'c'], empty: '' } },
  'large numbers': { offsetDelta: 1_000_000, timestampDelta: 86_400_000_000, key: 'k', value: 'v'.repeat(70_000) },
  'an earlier time than its batch': { timestampDelta: -5, key: 'k', value: 'v' },
};

/** The record without the length before it. */
const body = (bytes: Buffer): Buffer => new Decoder(bytes).readVarIntBytes();

describe('a record', () => {
  it.each(Object.entries(records))('of %s is written byte for byte as kafkajs writes it', (_, record) => {
    expect(encodeRecord(record).buffer.equals(theirEncoder(record).buffer)).toBe(true);
  });

  it.each(Object.entries(records))('of %s is read as kafkajs reads it', (_, record) => {
    const bytes = body(theirEncoder(record).buffer);
    expect(decodeRecord({ buffer: bytes, offset: 0 }, context)).toEqual(theirDecoder(new Decoder(bytes), context));
  });

  it('may have a header without a value, which kafkajs reads and cannot write', () => {
    const bytes = body(encodeRecord({ key: 'k', value: 'v', headers: { none: null, some: 'x' } }).buffer);
    expect({ ...decodeRecord({ buffer: bytes, offset: 0 }, context).headers }).toEqual({ none: null, some: Buffer.from('x') });
    expect(theirDecoder(new Decoder(bytes), context).headers).toEqual({ none: null, some: Buffer.from('x') });
  });

  it('takes the time of the broker where the topic says so', () => {
    const bytes = body(theirEncoder({ key: 'k', value: 'v', timestampDelta: 3 }).buffer);
    expect(decodeRecord({ buffer: bytes, offset: 0 }, { ...context, timestampType: 1 }).timestamp).toBe('1700000099999');
  });

  it('keeps a header called __proto__ as a header', () => {
    const headers = Object.fromEntries([['__proto__', 'x']]);
    const bytes = body(theirEncoder({ key: 'k', value: 'v', headers }).buffer);
    expect(Object.entries(decodeRecord({ buffer: bytes, offset: 0 }, context).headers)).toEqual([['__proto__', Buffer.from('x')]]);
  });

  it('that is cut short, or counts more headers than it has, is refused at once', () => {
    const whole = body(encodeRecord({ key: 'k', value: 'value', headers: { a: '1' } }).buffer);
    for (let length = 0; length < whole.length; length++) {
      expect(() => decodeRecord({ buffer: whole.subarray(0, length), offset: 0 }, context)).toThrow(RangeError);
    }
    const forged = Buffer.concat([Buffer.from([0, 0, 0, 1, 1]), Buffer.from([0xfe, 0xff, 0xff, 0xff, 0x0f])]);
    expect(() => decodeRecord({ buffer: forged, offset: 0 }, context)).toThrow(RangeError);
  });
});
