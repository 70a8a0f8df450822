import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { parseEncryptionKeys, SecretBox, type SecretPlace } from './secret-box.js';

describe('a secret box', () => {
  const [older, newer] = [{ kid: 'k1', key: randomBytes(32) }, { kid: 'k2', key: randomBytes(32) }];
  const place: SecretPlace = { hubId: 'salon:sol', accountId: 'a-1', field: 'password' };
  const box = new SecretBox([newer]);

  it('gives back every text that was put in, under a nonce of its own each time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => box.open(box.seal(text, place), place) === text));
    expect(box.seal('same', place)).not.toBe(box.seal('same', place));
  });

  it('reads what an older key wrote after a new one was put in front, and writes with the new one', () => {
    const sealed = new SecretBox([older]).seal('secret', place);
    const rotated = new SecretBox([newer, older]);
    expect(rotated.open(sealed, place)).toBe('secret');
    expect(rotated.seal('secret', place)).toMatch(/^v1\.k2\./);
    expect(() => box.open(sealed, place)).toThrow('no key for secret password');
  });

  it('refuses a secret that was moved to another hub, account or field', () => {
    const sealed = box.seal('secret', place);
    for (const other of [{ hubId: 'other' }, { accountId: 'a-2' }, { field: 'user' }]) expect(() => box.open(sealed, { ...place, ...other })).toThrow();
  });

  it('refuses a secret that was changed in any part, or whose tag was cut short', () => {
    const [version = '', kid = '', nonce = '', tag = '', body = ''] = box.seal('a secret of some length', place).split('.');
    const flipped = (text: string): string => {
      const bytes = Buffer.from(text, 'base64url');
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      return bytes.toString('base64url');
    };
    const cut = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url');
    const changed = [[version, kid, flipped(nonce), tag, body], [version, kid, nonce, flipped(tag), body], [version, kid, nonce, tag, flipped(body)], [version, kid, nonce, cut, body], ['v2', kid, nonce, tag, body], [version, 'k9', nonce, tag, body], [version, kid, nonce, tag]];
    for (const parts of changed) expect(() => box.open(parts.join('.'), place)).toThrow();
    expect(() => box.open('', place)).toThrow();
  });

  it('derives keys by purpose, the writing one first', () => {
    const keys = new SecretBox([newer, older]);
    const [first, second] = keys.derive('opt-out');
    expect(first).toHaveLength(32);
    expect(first).not.toEqual(second);
    expect(first).toEqual(box.derive('opt-out')[0]);
    expect(first).not.toEqual(keys.derive('bounce')[0]);
  });

  it('takes keys of 32 bytes only, and says which is wrong', () => {
    const good = randomBytes(32).toString('base64');
    expect(parseEncryptionKeys(`k2:${good}, k1:${good}`).map(({ kid }) => kid)).toEqual(['k2', 'k1']);
    for (const bad of ['', good, `k1:${randomBytes(31).toString('base64')}`, `k1:${good},k2`]) expect(() => parseEncryptionKeys(bad)).toThrow('must be kid:base64 of 32 bytes');
    expect(() => new SecretBox([])).toThrow('empty');
  });
});
