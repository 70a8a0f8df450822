import { judgeToken } from './sign-in.rules.js';

describe('a sign-in link', () => {
  const now = new Date('2026-10-01T10:00:00Z');
  const tomorrow = new Date('2026-10-02T10:00:00Z');
  const codeOf = (...given: Parameters<typeof judgeToken>) => {
    const judged = judgeToken(...given);
    return judged.ok ? 'in' : judged.problem.code;
  };

  it('lets in once, within its day', () => {
    expect(codeOf({ expiresAt: tomorrow, usedAt: undefined }, now)).toBe('in');
    expect(codeOf({ expiresAt: tomorrow, usedAt: now }, now)).toBe('SIGN_IN.TOKEN_USED');
    expect(codeOf({ expiresAt: now, usedAt: undefined }, now)).toBe('SIGN_IN.TOKEN_EXPIRED');
    expect(codeOf(undefined, now)).toBe('SIGN_IN.TOKEN_UNKNOWN');
  });

  it('says what to do when it does not', () => {
    const judged = judgeToken({ expiresAt: tomorrow, usedAt: now }, now);
    expect(judged.ok ? '' : judged.problem.detail).toContain('npm run sign-in-link');
  });
});
