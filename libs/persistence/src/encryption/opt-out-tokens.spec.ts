import { randomBytes } from 'node:crypto';
import { OptOutTokens } from './opt-out-tokens.js';

describe('opt-out tokens', () => {
  const [older, newer] = [randomBytes(32), randomBytes(32)];
  const link = { hubId: 'salon:sol', channel: 'sms', messageId: '0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99' } as const;

  it('bring back the link they were made of, and are short enough for an SMS', () => {
    const token = new OptOutTokens([newer]).mint(link);
    expect(new OptOutTokens([newer]).read(token)).toEqual(link);
    expect(token).toMatch(/^[A-Za-z0-9_-]{1,60}$/);
  });

  it('say what language the message was in, and are no longer for it', () => {
    const tokens = new OptOutTokens([newer]);
    for (const channel of ['whatsapp', 'sms', 'email'] as const) {
      for (const language of ['en', 'es'] as const) {
        const token = tokens.mint({ ...link, channel, language });
        expect(tokens.read(token)).toEqual({ ...link, channel, language });
        expect(token).toHaveLength(tokens.mint(link).length);
      }
    }
  });

  it('are read after a key was put in front, and not after it was taken away', () => {
    const token = new OptOutTokens([older]).mint(link);
    expect(new OptOutTokens([newer, older]).read(token)).toEqual(link);
    expect(new OptOutTokens([newer]).read(token)).toBeUndefined();
  });

  it('are nothing when changed anywhere, cut, padded or made up', () => {
    const tokens = new OptOutTokens([newer]);
    const token = tokens.mint(link);
    for (const [index, char] of [...token].entries()) {
      expect(tokens.read(`${token.slice(0, index)}${char === 'A' ? 'B' : 'A'}${token.slice(index + 1)}`)).toBeUndefined();
    }
    for (const other of ['', 'x', token.slice(1), `${token}=`, `${token}A`, `${token} `, 'A'.repeat(5000)]) expect(tokens.read(other)).toBeUndefined();
  });
});
