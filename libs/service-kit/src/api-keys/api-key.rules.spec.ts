import { hashOfApiKey, isWellFormedApiKey, makeApiKey } from './api-key.rules.js';

describe('an API key', () => {
  it('is made of 256 random bits, and kept as a hash', () => {
    const [one, two] = [makeApiKey(), makeApiKey()];
    expect(one.key).not.toBe(two.key);
    expect(one.hash).toBe(hashOfApiKey(one.key));
    expect(one.hint).toBe(`…${one.key.slice(-4)}`);
  });

  it('carries a checksum: what is mistyped or made up is none', () => {
    const { key } = makeApiKey(Buffer.alloc(32, 7));
    expect(isWellFormedApiKey(key)).toBe(true);
    for (const [index] of [...key].entries()) {
      const other = key[index] === 'A' ? 'B' : 'A';
      expect(isWellFormedApiKey(`${key.slice(0, index)}${other}${key.slice(index + 1)}`)).toBe(false);
    }
    for (const wrong of ['', 'msk_', `${key}x`, ` ${key}`, key.slice(0, -1), `msk_${'A'.repeat(49)}`]) expect(isWellFormedApiKey(wrong)).toBe(false);
  });
});
