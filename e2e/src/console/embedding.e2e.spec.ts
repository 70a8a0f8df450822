import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiClient, eventually, type ProductProcess } from '@messaging/testing';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { Shop, startProduct, tokenSecret } from '../shop/shop.js';
import { launchBrowser, patienceMs } from './browser.js';

/** The ERP's page on another site: `127.0.0.1` and `localhost` are two sites, and browsers take both for secure. */
const erpPage = (frame: string, token: string): string => `<!doctype html><title>ERP</title><iframe id="console" src="${frame}" width="1200" height="800"></iframe>
<script>
  window.heard = [];
  window.addEventListener('message', ({ data }) => {
    window.heard.push(data);
    if (data.type === 'messaging:ready') document.getElementById('console').contentWindow.postMessage({ type: 'messaging:token', token: '${token}' }, '*');
  });
</script>`;

describe('the console inside an ERP', () => {
  let product: ProductProcess;
  let browser: Browser;
  let erp: Server;
  let erpUrl: string;
  let page: string;
  beforeAll(async () => {
    erp = createServer((_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end(page));
    await new Promise<void>((resolve) => erp.listen(0, '127.0.0.1', resolve));
    erpUrl = `http://127.0.0.1:${(erp.address() as AddressInfo).port}`;
    product = await startProduct({ env: { EMBED_ORIGINS: erpUrl } });
    browser = await launchBrowser();
    await Shop.of(product).ask(200, Shop.of(product).client.patch('/api/v1/settings', { hub: { name: 'Salón Sol', customerUrl: 'https://erp.example/customers/{customerId}' } }));
  }, 90_000);
  afterAll(async () => {
    await browser.close();
    await product.dispose();
    await new Promise((resolve) => erp.close(resolve));
  });

  const tokenFor = (permissions: ConstructorParameters<typeof ApiClient>[0]['permissions'] = undefined) =>
    new ApiClient({ baseUrl: product.baseUrl, secret: tokenSecret, name: 'Marta', sub: 'erp-7', ...(permissions && { permissions }) }).token();
  const heard = (given: Page) => given.evaluate<readonly { type: string; path?: string }[]>('window.heard');
  /** `said`: failures of the console's own that the browser was told of; what a server refused is no news of it. */
  const openErp = async (query: string, token: string): Promise<{ given: Page; frame: FrameLocator; said: readonly string[] }> => {
    page = erpPage(`${product.baseUrl}/m/messaging/messages/${query}`, token);
    const context = await browser.newContext({ locale: 'en-GB' });
    context.setDefaultTimeout(patienceMs);
    const given = await context.newPage();
    const said: string[] = [];
    given.on('console', (line) => void (line.type() === 'error' && !line.text().startsWith('Failed to load resource') && said.push(line.text())));
    await given.goto(erpUrl);
    return { given, frame: given.frameLocator('#console'), said };
  };

  it('lets the ERP open the door, without chrome, in the language and theme it asked for', async () => {
    const { given, frame } = await openErp('?embed=1&locale=es&theme=dark', (await tokenFor()) ?? '');
    await frame.getByRole('heading', { level: 1, name: 'Mensajes' }).waitFor();
    expect(await frame.getByRole('navigation', { name: 'Menú' }).count()).toBe(0);
    await frame.locator('html[data-mantine-color-scheme="dark"]').waitFor({ state: 'attached' });
    await frame.getByRole('tab', { name: 'Clientes' }).click();
    await frame.getByRole('tab', { name: 'Clientes', selected: true }).waitFor();
    await eventually(async () => expect((await heard(given)).filter(({ type }) => type === 'messaging:route').at(-1)?.path).toContain('/messages/customers/'));
    const [cookie] = await given.context().cookies(product.baseUrl);
    expect(cookie).toMatchObject({ name: 'messaging_frame', httpOnly: true, secure: true, sameSite: 'None' });
    await given.context().close();
  });

  it('asks the server for nothing it does not know, and tells the browser of no failure', async () => {
    const { given, frame, said } = await openErp('?embed=1&locale=es&theme=dark&utm_source=news', (await tokenFor()) ?? '');
    await frame.getByText('Todavía no hay mensajes').waitFor();
    const refused: string[] = [];
    given.on('response', (response) => void (response.status() >= 400 && refused.push(response.url())));
    await given.reload();
    await frame.getByText('Todavía no hay mensajes').waitFor();
    await eventually(async () => expect((await heard(given)).at(-1)).toMatchObject({ type: 'messaging:route', path: '/messages/' }));
    expect({ refused, said }).toEqual({ refused: [], said: [] });
    await given.context().close();
  });

  it('asks the ERP again when the session has ended, and goes on', async () => {
    const { given, frame } = await openErp('?embed=1', (await tokenFor()) ?? '');
    await frame.getByRole('tab', { name: 'Customers' }).waitFor();
    await given.evaluate('window.heard = []');
    await given.context().clearCookies();
    await frame.getByRole('tab', { name: 'Customers' }).click();
    await eventually(async () => expect((await heard(given)).map(({ type }) => type)).toContain('messaging:ready'));
    await frame.getByRole('tab', { name: 'Customers', selected: true }).waitFor();
    await given.context().close();
  });

  it('gives the frame’s cookie to nobody else: neither the ERP’s own page nor another tab is signed in by it', async () => {
    const { given, frame } = await openErp('?embed=1', (await tokenFor()) ?? '');
    await frame.getByRole('heading', { level: 1 }).waitFor();
    const tab = await given.context().newPage();
    await tab.goto(`${product.baseUrl}/m/messaging/`);
    await tab.waitForURL('**/sign-in/**');
    const stolen = await given.evaluate<string>(`fetch('${product.baseUrl}/api/v1/messages', { credentials: 'include' }).then((answer) => String(answer.status), (error) => error.name)`);
    expect(stolen).toBe('TypeError');
    await given.context().close();
  });

  it('gives no more than the token says', async () => {
    const { given, frame } = await openErp('?embed=1', (await tokenFor(['messaging.view_message'])) ?? '');
    await frame.getByRole('heading', { level: 1, name: 'Messages' }).waitFor();
    expect(await frame.getByRole('link', { name: 'New message' }).count()).toBe(0);
    await given.context().close();
  });

  it('is framed by nobody who was not named', async () => {
    const answer = await fetch(`${product.baseUrl}/m/messaging/`);
    expect(answer.headers.get('content-security-policy')).toMatch(new RegExp(`frame-ancestors ${erpUrl}$`));
    expect(answer.headers.get('x-frame-options')).toBeNull();
  });
});
