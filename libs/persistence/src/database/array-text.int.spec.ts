import { testDatabase, type TestDatabase } from '@messaging/testing';
import fc from 'fast-check';
import pg from 'pg';
import { arrayText } from './array-text.js';

describe('an array parameter', () => {
  let given: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    given = await testDatabase();
    client = new pg.Client({ connectionString: given.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await given.drop();
  });

  const back = async (type: string, values: readonly unknown[]): Promise<unknown> =>
    (await client.query<{ values: unknown }>(`select $1::${type}[] as values`, [arrayText(values)])).rows[0]?.values;

  it('arrives as it was, whatever its texts hold', async () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.constantFrom('', 'NULL', 'null', '{}', ',', '"', '\\', '\\"', ' a ', '\n\r\t'));
    const clean = text.map((value) => value.replaceAll('\0', ''));
    await fc.assert(fc.asyncProperty(fc.array(fc.option(clean), { maxLength: 8 }), async (values) => expect(await back('text', values)).toEqual(values)), { numRuns: 200 });
  });

  it('carries numbers, truth values, moments and JSON', async () => {
    expect(await back('int', [1, null, -3])).toEqual([1, null, -3]);
    expect(await back('boolean', [true, false, undefined])).toEqual([true, false, null]);
    const at = new Date('2026-11-23T10:00:00.123Z');
    expect(await back('timestamptz', [at])).toEqual([at]);
    expect(await back('jsonb', [{ a: '"\\' }])).toEqual([{ a: '"\\' }]);
  });
});
