import { initialsOf } from './initials.rules.js';

describe('the initials of a name', () => {
  it.each([
    ['Ana García Robles', 'AR'],
    ['ñu', 'Ñ'],
    ['💇‍♀️ Žofie Øde 🦄', 'ŽØ'],
    ['王 小明', '王小'],
    ['🦄', ''],
    ['', ''],
    ['+34 600 11 12 22', ''],
  ])('of %j are %j', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
