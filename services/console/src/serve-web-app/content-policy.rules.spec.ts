import { appPolicy, baseOf } from './content-policy.rules.js';

describe('the web app’s page', () => {
  it('runs no inline script and no unnamed style, and is framed by configured sites alone', () => {
    expect(appPolicy('n1', [])).toContain("script-src 'self'; style-src 'self' 'nonce-n1';");
    expect(appPolicy('n1', [])).toContain("frame-ancestors 'none'");
    expect(appPolicy('n1', ['https://erp.example'])).toMatch(/frame-ancestors https:\/\/erp\.example$/);
    expect(appPolicy('n1', [])).not.toContain('unsafe');
  });

  it.each([
    ['/m/messaging', 'messaging/'],
    ['/m/messaging/', './'],
    ['/m/messaging/dashboard/', '../'],
    ['/m/messaging/messages/1', '../'],
    ['/m/messaging/settings/people/', '../../'],
  ])('finds its files from %s by %s, whatever path a proxy puts before it', (path, base) => {
    expect(baseOf(path)).toBe(base);
    expect(new URL(base, `https://shop.example/behind${path}`).pathname).toBe('/behind/m/messaging/');
  });
});
