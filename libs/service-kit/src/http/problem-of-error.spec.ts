import { problemOfError } from './problem-of-error.js';

describe('an error nobody expected', () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code });

  it('is 503 with a time to wait while the database is away, however deep the driver’s error lies', () => {
    const away = [coded('ECONNREFUSED'), coded('57P01'), coded('08006'), new Error('Connection terminated unexpectedly'), new Error('orm', { cause: coded('57P03') }), Object.assign(coded('ENOENT'), { syscall: 'connect' })];
    for (const error of away) expect(problemOfError(error)).toMatchObject({ status: 503, isDefect: false, problem: { code: 'SERVICE.UNAVAILABLE', extra: { retryAfterS: 1 } } });
  });

  it('is a defect otherwise', () => {
    for (const error of [coded('23505'), coded('57014'), new Error('x'), 'thrown text']) {
      expect(problemOfError(error)).toMatchObject({ status: 500, isDefect: true, problem: { code: 'INTERNAL' } });
    }
  });
});
