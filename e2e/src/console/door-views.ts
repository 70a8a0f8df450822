import type { Message } from '@messaging/contracts';
import { eventually } from '@messaging/testing';
import type { Page } from 'playwright-core';
import { CampaignDesk } from '../shop/campaign-desk.js';
import type { Shop } from '../shop/shop.js';
import type { ConsoleView } from './browser.js';

const wrongTriesMax = 12;

/** What somebody sees who is not in, or not any more: the door, links that do not open it, the ERP's frame, and the way out of marketing. */
export async function doorViews(shop: Shop, usedLink: string): Promise<readonly ConsoleView[]> {
  const optOut = await optOutPath(shop);
  const used = new URL(usedLink).hash;
  return [
    { name: 'door-sign-in', path: 'sign-in/' },
    { name: 'door-forgotten', path: 'sign-in/', press: (page) => page.getByRole('button', { name: /^(No password|¿Aún no)/ }).click() },
    { name: 'door-wrong', path: 'sign-in/', press: wrongPassword },
    { name: 'door-link-used', path: `sign-in/${used}`, before: leave, press: (page) => page.getByRole('alert').waitFor() },
    { name: 'door-link-unknown', path: 'sign-in/#token=cut-off', before: leave, press: (page) => page.getByRole('alert').waitFor() },
    { name: 'door-invited', path: 'sign-in/', press: (page) => beInvited(page, shop) },
    ...['en', 'es'].flatMap((language): ConsoleView[] => [
      { name: `door-opt-out-${language}`, path: `${optOut}?lang=${language}` },
      { name: `door-opted-out-${language}`, path: `${optOut}?lang=${language}`, press: (page) => choose(page, 'stop'), after: (page) => choose(page, 'resume') },
      { name: `door-opt-out-kept-${language}`, path: `${optOut}?lang=${language}`, press: (page) => choose(page, 'keep') },
      { name: `door-opt-out-unknown-${language}`, path: `../../u/nobody?lang=${language}` },
    ]),
    { name: 'door-locked-out', path: 'sign-in/', press: tryTooOften },
  ];
}

/** Another link in the same window would not load the page anew. */
const leave = (page: Page) => page.goto('about:blank');

const choose = (page: Page, choice: string): Promise<void> => page.locator(`button[value=${choice}]`).first().click();

let guesses = 0;

/** For another name each time: one name may be guessed eight times in a quarter of an hour, which fewer looks use up. */
async function wrongPassword(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: /^(Your email|Tu correo)/ }).fill(`ana${guesses++}@example.com`);
  await page.getByLabel(/^(Password|Contraseña)/).first().fill('a guess of mine');
  await page.getByRole('button', { name: /^(Sign in|Entrar)$/ }).click();
  await page.getByRole('alert').waitFor();
}

/** Until the door says to wait. */
async function tryTooOften(page: Page): Promise<void> {
  for (let tries = 0; tries < wrongTriesMax; tries++) {
    await wrongPassword(page);
    if (await page.getByText(/^(Too many attempts|Demasiados intentos)/).isVisible()) return;
    await Promise.all([page.waitForResponse('**/api/v1/sign-in'), page.getByRole('button', { name: /^(Sign in|Entrar)$/ }).click()]);
  }
  await page.getByText(/^(Too many attempts|Demasiados intentos)/).waitFor();
}

/** An invitation that is opened: whoever comes in by a link chooses how to come back. */
async function beInvited(page: Page, shop: Shop): Promise<void> {
  await page.goto(await invitation(shop));
  await page.getByRole('button', { name: /^(Later|Más tarde)$/ }).waitFor();
}

let invited = 0;

/** The link of somebody new at the reception. */
export async function invitation(shop: Shop, role = 'reception'): Promise<string> {
  const { link } = await shop.ask<{ link: string }>(201, shop.client.post('/api/v1/users', { name: 'Rita', email: `rita${invited++}@example.com`, role }));
  return link;
}

/** Of a real message of a campaign: every one has its own. */
async function optOutPath(shop: Shop): Promise<string> {
  const desk = new CampaignDesk(shop);
  await desk.customers([{ id: 'olga', firstName: 'Olga', email: 'olga@example.com', locale: 'es', consent: { email: { marketing: true } } }]);
  const id = await desk.create({ templateId: await desk.template('Hola. {{unsubscribeUrl}}'), audience: { customerIds: ['olga'] } });
  await desk.act(id, 'start');
  const [message] = await eventually(async () => {
    const { items } = await shop.ask<{ items: Message[] }>(200, shop.client.get('/api/v1/messages', { query: { customerId: 'olga' } }));
    return items.some(({ body }) => body?.includes('/u/')) && items;
  });
  return `../../u/${/\/u\/([\w.-]+)/.exec(message?.body ?? '')?.[1] ?? ''}`;
}
