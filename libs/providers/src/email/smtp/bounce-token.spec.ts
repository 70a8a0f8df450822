import fc from 'fast-check';
import { BOUNCE_TOKEN_LENGTH, BounceTokens } from './bounce-token.js';

const keyA = Buffer.alloc(32, 1);
const keyB = Buffer.alloc(32, 2);
const id = '0198c0de-0000-7000-8000-00000000abcd';

describe('bounce tokens', () => {
  it('give any attempt id back, in any case of letters', () => {
    const tokens = new BounceTokens([keyA]);
    fc.assert(fc.property(fc.uuid(), (attemptId) => {
      const token = tokens.mint(attemptId);
      expect(token).toMatch(/^[a-z2-7]+$/);
      expect(token).toHaveLength(BOUNCE_TOKEN_LENGTH);
      expect(tokens.read(token.toUpperCase())).toBe(attemptId);
    }), { numRuns: 200 });
  });

  it('refuse a token with any character changed', () => {
    const tokens = new BounceTokens([keyA]);
    const token = tokens.mint(id);
    for (let at = 0; at < token.length; at++) {
      const other = token.charAt(at) === 'a' ? 'b' : 'a';
      expect(tokens.read(token.slice(0, at) + other + token.slice(at + 1))).toBeUndefined();
    }
    expect(tokens.read('')).toBeUndefined();
    expect(tokens.read(`${token}a`)).toBeUndefined();
  });

  it('verify under an old key and write with the first', () => {
    const old = new BounceTokens([keyA]).mint(id);
    expect(new BounceTokens([keyB, keyA]).read(old)).toBe(id);
    expect(new BounceTokens([keyB]).read(old)).toBeUndefined();
    expect(new BounceTokens([keyB, keyA]).mint(id)).toBe(new BounceTokens([keyB]).mint(id));
  });
});
