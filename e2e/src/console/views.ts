import type { Page } from 'playwright-core';
import type { Shop } from '../shop/shop.js';
import type { ConsoleView } from './browser.js';
import { customerList } from './first-hour.js';
import { fillSalon } from './salon.js';
import { fillCampaigns } from './salon-campaigns.js';

interface Known {
  readonly id: string;
  readonly status: string;
}

/** Fills a salon, campaigns included, and answers every view of it, with what opens in them. */
export async function salonViews(shop: Shop): Promise<readonly ConsoleView[]> {
  await fillSalon(shop);
  await fillCampaigns(shop);
  return [...(await viewsOf(shop)), ...(await openedViewsOf(shop))];
}

/** Every view that the console has, with ids of what is there. */
async function viewsOf(shop: Shop): Promise<readonly ConsoleView[]> {
  const first = async (path: string, query: Record<string, string> = {}): Promise<string> =>
    (await shop.ask<{ items: readonly Known[] }>(200, shop.client.get(path, { query }))).items[0]?.id ?? '';
  const template = await first('/api/v1/templates', { category: 'appointment_reminder' });
  const [words, automation] = [await first('/api/v1/templates', { category: 'marketing', channel: 'email' }), (await shop.automation('booking_reminder')).id];
  return [
    { name: 'dashboard', path: 'dashboard/' },
    { name: 'messages', path: 'messages/' },
    { name: 'message', path: `messages/?open=${await first('/api/v1/messages', { channel: 'email' })}` },
    { name: 'message-failed', path: `messages/?open=${await first('/api/v1/messages', { status: 'failed' })}` },
    { name: 'compose', path: 'messages/new/?channel=sms' },
    { name: 'conversations', path: 'messages/conversations/' },
    { name: 'conversation', path: 'messages/conversations/', press: openConversation },
    { name: 'customers', path: 'messages/customers/' },
    { name: 'customer', path: 'messages/customers/ana/' },
    { name: 'templates', path: 'templates/' },
    { name: 'template', path: `templates/${template}/` },
    { name: 'template-sms', path: `templates/${template}/?as=sms` },
    { name: 'template-whatsapp', path: `templates/${template}/?as=whatsapp` },
    { name: 'template-words', path: `templates/${words}/` },
    { name: 'template-versions', path: `templates/${template}/?tab=versions` },
    { name: 'create-template', path: 'templates/new/' },
    { name: 'automations', path: 'automations/' },
    { name: 'automation', path: `automations/${automation}/` },
    { name: 'automation-executions', path: `automations/${automation}/?tab=executions` },
    { name: 'create-automation', path: 'automations/new/' },
    ...(await campaignViews(shop)),
    ...['channels', 'shop', 'policy', 'people', 'keys', 'hooks', 'events', 'import'].map((section) => ({ name: `settings-${section}`, path: `settings/${section}/` })),
    { name: 'settings-import-file', path: 'settings/import/', press: chooseFile },
    { name: 'password', path: 'password/' },
  ];
}

async function campaignViews(shop: Shop): Promise<readonly ConsoleView[]> {
  const { items } = await shop.ask<{ items: readonly Known[] }>(200, shop.client.get('/api/v1/campaigns'));
  const [draft, scheduled, running, paused, done] = ['draft', 'scheduled', 'sending', 'paused', 'completed'].map((status) => items.find((campaign) => campaign.status === status)?.id ?? '');
  return [
    { name: 'campaigns', path: 'campaigns/' },
    { name: 'create-campaign', path: 'campaigns/new/' },
    ...['audience', 'content', 'review'].map((step) => ({ name: `campaign-${step}`, path: `campaigns/${draft}/?step=${step}` })),
    { name: 'campaign-time', path: `campaigns/${draft}/?step=time&at=2027-01-07T18:00` },
    { name: 'campaign-scheduled', path: `campaigns/${scheduled}/` },
    { name: 'campaign-running', path: `campaigns/${running}/` },
    { name: 'campaign-paused', path: `campaigns/${paused}/` },
    { name: 'campaign-done', path: `campaigns/${done}/` },
    { name: 'campaign-skipped', path: `campaigns/${done}/?status=skipped` },
    { name: 'campaign-analytics', path: `campaigns/${done}/?tab=analytics` },
  ];
}

async function openConversation(page: Page): Promise<void> {
  await page.getByRole('button', { name: /sandbox/ }).first().click();
  await page.getByRole('textbox', { name: /^(Write an answer|Escribe una respuesta)$/ }).waitFor();
}

async function chooseFile(page: Page): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name: 'clientes.csv', mimeType: 'text/csv', buffer: Buffer.from(customerList) });
  await page.getByRole('cell', { name: 'lola@example.com' }).waitFor();
}

/** What opens above a view: dialogs and menus, of the same salon. */
async function openedViewsOf(shop: Shop): Promise<readonly ConsoleView[]> {
  const views = await viewsOf(shop);
  const path = (view: string): string => views.find((known) => known.name === view)?.path ?? '';
  const button = (words: RegExp) => async (page: Page) => page.getByRole('button', { name: words }).first().click();
  const shown = (role: 'dialog' | 'menu', press: (page: Page) => Promise<void>) => async (page: Page) => {
    await press(page);
    await page.getByRole(role).first().waitFor();
  };
  return [
    { name: 'menu-account', path: path('dashboard'), press: shown('menu', openAccountMenu) },
    { name: 'menu-variables', path: path('template'), press: shown('menu', button(/^(Insert|Insertar)$/)) },
    { name: 'dialog-test', path: path('template'), press: shown('dialog', button(/^(Test|Prueba)$/)) },
    { name: 'dialog-delete', path: path('campaign-audience'), press: shown('dialog', button(/^(Delete|Eliminar)$/)) },
    { name: 'dialog-cancel', path: path('campaign-paused'), press: shown('dialog', button(/^(Call off|Cancelar campaña)$/)) },
    { name: 'dialog-enable', path: path('automations'), press: shown('dialog', async (page) => page.getByRole('switch', { name: /: (Birthday|Cumpleaños)$/ }).press('Space')) },
    { name: 'dialog-erase', path: path('customer'), press: shown('dialog', button(/^(Erase|Borrar)$/)) },
    { name: 'dialog-invite', path: path('settings-people'), press: shown('dialog', button(/^(Invite somebody|Invitar a alguien)$/)) },
  ];
}

/** On a phone the account stands in the drawer of the navigation. */
async function openAccountMenu(page: Page): Promise<void> {
  const drawer = page.getByRole('button', { name: /^(Menu|Menú)$/ });
  if (await drawer.isVisible()) await drawer.click();
  await page.getByRole('button', { name: /^(Your account|Tu cuenta)/ }).click();
}
