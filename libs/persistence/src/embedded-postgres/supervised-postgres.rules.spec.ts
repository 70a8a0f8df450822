import { afterDeath } from './supervised-postgres.rules.js';

describe('after a death of the database', () => {
  it('starts it again when it rarely dies', () => {
    expect(afterDeath([1_000])).toBe('restart');
    expect(afterDeath([1_000, 50_000])).toBe('restart');
  });

  it('gives up at the third death within a minute', () => {
    expect(afterDeath([1_000, 20_000, 60_999])).toBe('give up');
  });

  it('forgets deaths that are a minute old', () => {
    expect(afterDeath([1_000, 20_000, 61_000])).toBe('restart');
  });
});
