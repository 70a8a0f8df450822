import { sentence } from './sentence.js';

describe('a sentence', () => {
  it.each([
    ['It waits', 'It waits.'], ['It waits.', 'It waits.'], ['It says "no."', 'It says "no."'], ['It says «¿no?»', 'It says «¿no?»'], ['Refused (550: gone.)', 'Refused (550: gone.)'],
    ['It says "no"', 'It says "no".'], ['And so on…', 'And so on…'], ['', '.'],
  ])('%s', (text, expected) => expect(sentence(text)).toBe(expected));
});
