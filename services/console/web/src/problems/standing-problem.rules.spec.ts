import { Problem } from '../api/problem.js';
import { isAsRefused, standingProblem } from './standing-problem.rules.js';

const errors = [{ pointer: '/name', code: 'NAME', detail: 'too long' }, { pointer: '/timing/offset', code: 'TIMING', detail: 'no start' }];
const refused = new Problem(422, 'NAME', 'too long', { errors });

describe('a refusal, after somebody went on writing', () => {
  it('goes with the last of its complaints, and says the others meanwhile', () => {
    expect(standingProblem(refused, () => true)).toBe(refused);
    expect(standingProblem(refused, ({ code }) => code === 'TIMING')).toMatchObject({ status: 422, code: 'TIMING', detail: 'no start', errors: [errors[1]] });
    expect(standingProblem(refused, () => false)).toBeNull();
  });

  it('stays until the next attempt where no field is to blame', () => {
    const broken = new Problem(500, 'SERVER', '');
    expect(standingProblem(broken, () => false)).toBe(broken);
    expect(standingProblem(null, () => false)).toBeNull();
  });

  it('holds as long as its field is what was refused', () => {
    const form = { name: 'a', timing: { anchor: 'start', offset: 'PT0M' } };
    expect(isAsRefused(form, { ...form, name: 'b' }, '/timing/offset')).toBe(true);
    expect(isAsRefused(form, { ...form, timing: { anchor: 'event', offset: 'PT0M' } }, '/timing/offset')).toBe(false);
    expect([isAsRefused(form, { ...form }, ''), isAsRefused(form, { ...form, name: 'b' }, '')]).toEqual([true, false]);
    expect([isAsRefused(form, form, '/conditions/all/0'), isAsRefused(form, { ...form, conditions: {} }, '/conditions/all/0')]).toEqual([true, false]);
  });
});
