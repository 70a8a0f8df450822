import fc from 'fast-check';
import { deriveId, firstIdAt, newId } from './ids.js';

const UUID_V5 = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** What ids consist of (API.md section 2): never the separator. */
const part = fc.stringMatching(/^[A-Za-z0-9._:|-]{0,20}$/);
const parts = fc.tuple(part, part).chain(([first, second]) => fc.array(part, { maxLength: 3 }).map((more): [string, ...string[]] => [first, second, ...more]));

describe('a derived id', () => {
  it('is the same for the same key, on every machine and in every release', () => {
    expect(deriveId('main', 'erp', 'evt-1')).toBe('5c8bd15e-f535-5f02-b19c-d5ac9edd137d'); // by Python's uuid.uuid5
    fc.assert(fc.property(parts, (key) => deriveId(...key) === deriveId(...key) && UUID_V5.test(deriveId(...key))));
  });

  it('differs for every other list of parts, wherever the text is cut', () => {
    expect(deriveId('a', 'bc')).not.toBe(deriveId('ab', 'c'));
    expect(deriveId('a', '')).not.toBe(deriveId('a'));
    expect(deriveId('a|b')).not.toBe(deriveId('a', 'b'));
    fc.assert(fc.property(parts, parts, (one, other) => (deriveId(...one) === deriveId(...other)) === (one.join('\n') === other.join('\n'))));
  });
});

describe('a new id', () => {
  it('is new each time and sorts by the moment it was made', () => {
    const ids = Array.from({ length: 20_000 }, newId);
    expect(new Set(ids).size).toBe(20_000);
    expect([...ids].sort()).toEqual(ids);
    expect(ids.every((id) => UUID_V7.test(id))).toBe(true);
    expect(Math.abs(Number.parseInt((ids[0] ?? '').replace('-', '').slice(0, 12), 16) - Date.now())).toBeLessThan(60_000);
  });

  it('lies behind the first of its moment and before the first of a later one', () => {
    const before = new Date();
    const id = newId();
    expect(firstIdAt(before) < id && id < firstIdAt(new Date(Date.now() + 1))).toBe(true);
    expect(firstIdAt(new Date(0))).toBe('00000000-0000-7000-8000-000000000000');
  });
});
