import { orNull, valueAt, withHash, withValue, withScheme } from './settings-path.rules.js';

describe('a field of the settings', () => {
  const tree = { email: { host: 'a', dkim: null } };

  it('is read and written by its path, groups made on the way', () => {
    expect(valueAt(tree, 'email.host')).toBe('a');
    expect(valueAt(tree, 'email.dkim.domain')).toBeUndefined();
    expect(withValue(tree, 'email.dkim.domain', 'x.example')).toEqual({ email: { host: 'a', dkim: { domain: 'x.example' } } });
    expect(tree.email.dkim).toBeNull();
  });

  it('left empty is no value', () => {
    expect([orNull('  '), orNull('x')]).toEqual([null, 'x']);
  });
});

describe('a colour that somebody types', () => {
  it.each([['#fff', '#ffffff'], ['1f4e79', '#1f4e79'], [' #1F4E79 ', '#1F4E79'], ['#1f4e7', '#1f4e7'], ['red', 'red'], ['', '']])('%s becomes %s', (typed, saved) => {
    expect(withHash(typed)).toBe(saved);
  });
});

describe('an address of the web that somebody types', () => {
  it.each([['shop.example/privacy', 'https://shop.example/privacy'], [' www.peluquería.es ', 'https://www.peluquería.es'], ['http://shop.example', 'http://shop.example'], ['ana@shop.example', 'ana@shop.example'], ['privacy', 'privacy'], ['', '']])('%s becomes %s', (typed, saved) => {
    expect(withScheme(typed)).toBe(saved);
  });
});
