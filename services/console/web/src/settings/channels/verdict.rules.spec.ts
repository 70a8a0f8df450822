import { verdictOf } from './verdict.rules.js';

describe('the verdict on an account', () => {
  const step = (name: string, ok: boolean) => ({ name, ok });

  it('is good when every step is', () => expect(verdictOf([step('connect', true), step('spf', true)])).toBe('works'));
  it('is bad when messages cannot leave', () => expect(verdictOf([step('authentication', false), step('spf', false)])).toBe('fails'));
  it('tells mail that leaves and may not be believed from mail that does not leave', () =>
    expect(verdictOf([step('connect', true), step('spf', false), step('dmarc', false)])).toBe('distrusted'));
});
