import { GuessBrake } from './guess-brake.js';

describe('the brake on guesses', () => {
  const brake = () => new GuessBrake({ requests: 3, windowMs: 60_000, keysMax: 10 });

  it('stops an address that was wrong too often, whatever it tries, and no other', () => {
    const guesses = brake();
    for (let index = 0; index < 3; index += 1) {
      expect(guesses.waitOf('a', `Bearer wrong-${index}`)).toBeUndefined();
      guesses.wrong('a');
    }
    expect(guesses.waitOf('a', 'Bearer wrong-3')).toBeGreaterThan(0);
    expect(guesses.waitOf('a', 'Bearer right')).toBeGreaterThan(0);
    expect(guesses.waitOf('b', 'Bearer wrong-3')).toBeUndefined();
  });

  it('lets a credential through that was good before', () => {
    const guesses = brake();
    guesses.good('Bearer right');
    for (let index = 0; index < 3; index += 1) guesses.wrong('a');
    expect(guesses.waitOf('a', 'Bearer right')).toBeUndefined();
    expect(guesses.waitOf('a', 'Bearer other')).toBeGreaterThan(0);
  });
});
