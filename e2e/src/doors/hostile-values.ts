import fc from 'fast-check';

/** Stands in a JSON value for text that no JavaScript value serialises to; `hostileJson` puts the text there. */
const rawTexts: Readonly<Record<string, string>> = {
  endless: '1e400',
  precise: '0.1000000000000000055511151231257827021181583404541015625',
  long: '9'.repeat(400),
  deep: `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  twice: '{"limit":1,"limit":2}',
  proto: '{"__proto__":{"isAdmin":true}}',
  negativeZero: '-0',
  halfPair: '"\\ud800"',
  zero: '"\\u0000"',
};
const marker = (name: string): string => `@raw:${name}`;

/** JSON text of a value in which some strings stand for raw text. */
export const hostileJson = (value: unknown): string =>
  (JSON.stringify(value) ?? 'null').replace(/"@raw:(\w+)"/g, (all, name: string) => rawTexts[name] ?? all);

/** Texts that have broken something somewhere. */
const hostileTexts: readonly string[] = [
  '', ' ', '\t', '\n', '\u0000', 'a\u0000b', '\ud800', '\udc00x', '\u2028', '\u202e', '\ufeff', '\uffff', 'é', 'e\u0301', '👩‍👩‍👧‍👦', '𝒳', 'ﷺ',
  '\'', '"', '\\', '`', '%', '%s', '%00', '%n', '_', '*', '\' OR 1=1 --', '\'; drop table message; --', '$1', '${7*7}', '{{7*7}}', '{{#each this}}', '<script>', '&amp;', '../../etc/passwd',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'NaN', 'Infinity', '-1', '0', '1e309', '0x10', 'true', '[]', '{}',
  '2026-02-30', '2026-13-01T00:00:00Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '+275760-09-13T00:00:00.000Z', '-271821-04-20T00:00:00Z', 'P999999Y', '-PT1S', 'PT99999999H',
  '+0', '+999999999999999', 'tel:+34600000001', 'x@y', 'a@b\r\nBcc: c@d', 'xn--', 'user@[127.0.0.1]', 'http://127.0.0.1', 'http://[::1]', 'file:///etc/passwd', 'javascript:alert(1)', 'msk_',
  '00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', 'a'.repeat(70_000), '🙂'.repeat(20_000), '('.repeat(2000),
];

/** Strings: known breakers, and whatever unicode holds. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units)) },
);

const hostileNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(-1, 0, 1, 0.5, -0, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 63, 2 ** 64, -(2 ** 63) - 1025, 1e308, 5e-324, 1e21, 201, 1001),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Any JSON value that an honest client would not put here. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: hostileNumber },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null], { '': '' }) },
  { weight: 2, arbitrary: fc.constantFrom(...Object.keys(rawTexts).map(marker)) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(Array.from({ length: 3000 }, () => 'x'), Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`k${index}`, index]))) },
);
