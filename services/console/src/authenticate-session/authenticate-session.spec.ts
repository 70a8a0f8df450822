import { mayUseSession } from './same-origin.rules.js';
import { endedCookies, frameCookie, sessionCookie, tokenFromCookies } from './session-cookie.rules.js';

describe('the session cookie', () => {
  const at = new Date('2026-10-08T00:00:00Z');

  it('is out of reach of scripts and of other sites, and Secure behind https', () => {
    expect(sessionCookie('http://localhost:8080', 'abc', at)).toBe('messaging_session=abc; Expires=Thu, 08 Oct 2026 00:00:00 GMT; Path=/; HttpOnly; SameSite=Strict');
    expect(sessionCookie('https://shop.example/messaging', 'abc', at)).toMatch(/Path=\/messaging; HttpOnly; SameSite=Strict; Secure$/);
    for (const cookie of endedCookies('http://localhost:8080')) expect(cookie).toContain('Max-Age=0');
  });

  it('lives, inside a frame, in the jar of the embedding site alone', () => {
    expect(frameCookie('https://shop.example/', 'abc', at)).toMatch(/^messaging_frame=abc; .*Path=\/; HttpOnly; SameSite=None; Secure; Partitioned$/);
  });

  it('is found among others', () => {
    const token = 'a'.repeat(43);
    expect(tokenFromCookies(`theme=dark; messaging_session=${token}; x=1`)).toEqual({ token, isFrame: false });
    expect(tokenFromCookies(`messaging_frame=${token}`)).toEqual({ token, isFrame: true });
    expect(tokenFromCookies('messaging_session=')).toBeUndefined();
    expect(tokenFromCookies(undefined)).toBeUndefined();
  });
});

describe('a request with a session', () => {
  const ask = (given: Partial<Parameters<typeof mayUseSession>[0]>) =>
    mayUseSession({ method: 'POST', origin: undefined, fetchSite: undefined, host: 'localhost:8080', ...given }, 'https://shop.example/messaging');

  it('may read from anywhere: SameSite keeps the cookie at home', () => {
    expect(ask({ method: 'GET', fetchSite: 'cross-site' })).toBe(true);
  });

  it('of a frame is of no use to requests that our own page did not make', () => {
    expect(ask({ method: 'GET', fetchSite: 'cross-site', isFrame: true })).toBe(false);
    expect(ask({ method: 'GET', fetchSite: 'same-origin', isFrame: true })).toBe(true);
  });

  it('may change things only from our own pages', () => {
    expect(ask({ fetchSite: 'same-origin' })).toBe(true);
    expect(ask({ origin: 'https://shop.example' })).toBe(true);
    expect(ask({ origin: 'http://localhost:8080' })).toBe(true);
    expect(ask({ fetchSite: 'cross-site' })).toBe(false);
    expect(ask({ fetchSite: 'same-site', origin: 'https://shop.example' })).toBe(false);
    expect(ask({ origin: 'https://evil.example' })).toBe(false);
    expect(ask({ origin: 'null' })).toBe(false);
  });

  it('is no browser when it names no origin', () => {
    expect(ask({})).toBe(true);
  });
});
