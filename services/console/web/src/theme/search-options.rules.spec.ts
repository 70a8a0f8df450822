import { searchOptions } from './search-options.rules.js';

const country = (label: string) => ({ value: label, label, disabled: false });
const america = { group: 'América', items: ['México', 'Perú', 'Canadá'].map(country) };
const search = (words: string, limit = 10) => searchOptions({ options: [country('España'), america], search: words, limit });

describe('searching choices', () => {
  it.each([
    ['mex', [], ['México']],
    ['MÉX', [], ['México']],
    [' espana ', ['España'], []],
    ['a', ['España'], ['Canadá']],
    ['', ['España'], ['México', 'Perú', 'Canadá']],
  ])('“%s” finds %j and, in the group, %j', (words, alone, grouped) => {
    expect(search(words)).toEqual([...alone.map(country), { group: 'América', items: grouped.map(country) }]);
  });

  it('finds no more than fit', () => {
    expect(search('', 2)).toEqual([country('España'), { group: 'América', items: [country('México')] }]);
  });
});
