import { Intention } from './intention.js';

describe('the key of an intention', () => {
  it('is one for the same request, however often it is asked for', () => {
    const intention = new Intention();
    expect(intention.keyFor({ to: 'ana@example.com' })).toBe(intention.keyFor({ to: 'ana@example.com' }));
  });

  it('is another for what was corrected, for another form, and for the same begun anew', () => {
    const intention = new Intention();
    const keys = [intention.keyFor({ to: 'ana@example.con' }), intention.keyFor({ to: 'ana@example.com' }), new Intention().keyFor({ to: 'ana@example.com' })];
    intention.begin();
    expect(new Set([...keys, intention.keyFor({ to: 'ana@example.com' })]).size).toBe(4);
  });
});
