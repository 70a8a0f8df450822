import fc from 'fast-check';
import { urlSpellings } from './url-spellings.rules.js';

describe('the spellings of an URL', () => {
  it.each([
    ['https://Api.Example.com/base/x?a=1', 'https://api.example.com/base/x?a=1'],
    ['HTTPS://api.example.com/x', 'https://api.example.com/x'],
    ['https://api.example.com:443/x', 'https://api.example.com/x'],
    ['https://api.example.com/x', 'https://api.example.com:443/x'],
    ['http://Api.example.com/x', 'http://api.example.com:80/x'],
    ['https://api.example.com:8443/x', 'https://api.example.com:8443/x'],
    ['https://Api.example.com:8443/x', 'https://api.example.com:8443/x'],
    ['https://api.example.com/x?t=2026-05-03T08%3A58%3A10%2B00%3A00', 'https://api.example.com/x?t=2026-05-03T08%3a58%3a10%2b00%3a00'],
    ['https://api.example.com/x?t=%2b', 'https://api.example.com/x?t=%2B'],
    ['https://tienda.español.example/x', 'https://tienda.xn--espaol-zwa.example/x'],
    ['https://[2001:DB8::1]/x', 'https://[2001:db8::1]:443/x'],
    ['https://Api.example.com?a=1', 'https://api.example.com/?a=1'],
  ])('of %s include %s', (url, other) => {
    expect(urlSpellings(url)).toContain(other);
    expect(urlSpellings(url)[0]).toBe(url);
  });

  it.each(['http://api.example.com/x', 'https://api.example.com/x/', 'https://api.example.com/X', 'https://api.example.com:8443/x', 'https://api.example.com.evil.example/x', 'https://evil.example/x', 'https://api.example.com/x?', 'https://api.example.com/x?a=1'])('of https://Api.example.com/x leave out %s', (other) => {
    expect(urlSpellings('https://Api.example.com/x')).not.toContain(other);
  });

  it('all name the same place, and are few', () => {
    const name = fc.constantFrom('api.example.com', 'Api.EXAMPLE.com', 'api.example.com:443', 'API.example.com:80', 'api.example.com:8443', '[::1]:443');
    const rest = fc.array(fc.constantFrom('/', 'a', 'B', '%2b', '%2F', '?', '&', '=', '%', 'é', ' ', ':443', '..'), { maxLength: 12 }).map((parts) => `/${parts.join('')}`);
    fc.assert(fc.property(fc.constantFrom('http', 'https', 'HTTPS'), name, rest, (scheme, host, path) => {
      const spellings = urlSpellings(`${scheme}://${host}${path}`);
      const place = (url: string): string => new URL(url).href.replace(/%[0-9a-f]{2}/gi, (byte) => byte.toUpperCase());
      expect(new Set(spellings.map(place))).toEqual(new Set([place(`${scheme}://${host}${path}`)]));
      expect(spellings.length).toBeLessThanOrEqual(48);
    }));
  });

  it('of what is no URL are it alone', () => {
    for (const text of ['', '/webhooks/bird', 'https://', 'mailto:a@b']) expect(urlSpellings(text)).toEqual([text]);
  });
});
