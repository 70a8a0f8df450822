import type { Cookie, Page } from 'playwright-core';
import type { Shop } from '../shop/shop.js';
import type { ConsoleView } from './browser.js';

/** Somebody at work in a salon who is interrupted: by the network, by the end of a session, by a colleague who changes the same thing. */
export async function interruptedViews(shop: Shop): Promise<readonly ConsoleView[]> {
  const { items } = await shop.ask<{ items: readonly { id: string }[] }>(200, shop.client.get('/api/v1/templates', { query: { category: 'booking_confirmation' } }));
  const template = items[0]?.id ?? '';
  return [
    { name: 'interrupted-offline', path: 'dashboard/', press: loseNetwork, after: findNetwork },
    { name: 'interrupted-offline-view', path: 'dashboard/', press: openWithoutNetwork, after: findView },
    { name: 'interrupted-offline-form', path: 'settings/shop/', press: saveWithoutNetwork, after: findNetwork },
    { name: 'interrupted-session', path: 'messages/customers/', press: loseSession, after: (page) => page.context().addCookies(kept) },
    { name: 'interrupted-template', path: `templates/${template}/`, press: async (page) => changeTogether(page, () => shop.ask(200, shop.client.patch(`/api/v1/templates/${template}`, { name: `Reserva confirmada ${Date.now() % 1000}` }))) },
    { name: 'interrupted-shop', path: 'settings/shop/', press: async (page) => changeShopTogether(page, () => shop.ask(200, shop.client.patch('/api/v1/settings', { hub: { legal: { taxId: `B1234${Date.now() % 10_000}` } } }))) },
  ];
}

let kept: Cookie[] = [];
const save = (page: Page): Promise<void> => page.getByRole('button', { name: /^(Save|Guardar)$/ }).first().click();
const findNetwork = (page: Page): Promise<void> => page.context().setOffline(false);

/** The view that was waited for comes by itself. */
async function findView(page: Page): Promise<void> {
  await findNetwork(page);
  await page.getByRole('heading', { level: 1, name: /^(Campaigns|Campañas)$/ }).waitFor();
}

/** To the campaigns, by the navigation: on a phone it stands in its drawer, which is opened before `meanwhile`. */
async function goToCampaigns(page: Page, meanwhile: () => Promise<unknown>): Promise<void> {
  const [drawer, link] = [page.getByRole('button', { name: /^(Menu|Menú)$/ }), page.getByRole('link', { name: /^(Campaigns|Campañas)$/ })];
  if (await drawer.isVisible()) await drawer.click();
  await link.waitFor();
  await meanwhile();
  await link.click();
}

async function loseNetwork(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.getByText(/^(No connection|Sin conexión)/).first().waitFor();
}

async function openWithoutNetwork(page: Page): Promise<void> {
  await goToCampaigns(page, () => page.context().setOffline(true));
  // The view itself may be here already, and then only what it shows is not.
  await page.getByRole('heading', { level: 1, name: /^(No connection|Sin conexión|Campaigns|Campañas)$/ }).waitFor();
}

async function saveWithoutNetwork(page: Page): Promise<void> {
  await loseNetwork(page);
  await page.getByRole('textbox', { name: /^(Tax number|Identificación fiscal)$/ }).fill('B87654321');
  await save(page);
  await page.getByRole('alert').first().waitFor();
}

async function loseSession(page: Page): Promise<void> {
  kept = await page.context().cookies();
  await goToCampaigns(page, () => page.context().clearCookies());
  await page.getByRole('button', { name: /^(Sign in|Entrar)$/ }).waitFor();
}

async function changeTogether(page: Page, theirs: () => Promise<unknown>): Promise<void> {
  await page.getByRole('textbox', { name: /^(Name|Nombre)$/ }).fill('Confirmación de la cita');
  await theirs();
  await save(page);
  await page.getByText(/^(Somebody else changed|Otra persona ha cambiado)/).waitFor();
}

async function changeShopTogether(page: Page, theirs: () => Promise<unknown>): Promise<void> {
  await page.getByRole('textbox', { name: /^(Name of the shop|Nombre del negocio)$/ }).fill('Salón Sol y Luna');
  await theirs();
  await save(page);
  await page.getByRole('alert').first().waitFor();
}
