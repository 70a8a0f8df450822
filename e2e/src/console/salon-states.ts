import type { Page } from 'playwright-core';
import type { Shop } from '../shop/shop.js';
import type { ConsoleView } from './browser.js';
import { customerList } from './first-hour.js';

/** What a view turns into while somebody works in it, of the salon of `views.ts`: errors at fields, questions above drawers and ends of jobs. In English. */
export async function salonStates(shop: Shop): Promise<readonly ConsoleView[]> {
  const hook = await shop.ask<{ id: string }>(201, shop.client.post('/api/v1/hooks', { url: 'http://127.0.0.1:9/x', events: ['campaign.completed'] }));
  const text = (name: string, body: object) => shop.ask<{ id: string }>(201, shop.client.post('/api/v1/templates', { name, locale: 'es', category: 'custom', ...body }));
  const dear = await text('Caro', { channel: 'sms', format: 'text', body: 'Hola {{nombre}}: “mañana” a las 10:00 ✂' });
  const html = await text('HTML', { channel: 'email', format: 'html', subject: 'Hola', body: '<p>Hola {{customer.firstName}}</p>' });
  const { items } = await shop.ask<{ items: readonly { id: string; status: string }[] }>(200, shop.client.get('/api/v1/campaigns'));
  const draft = items.find(({ status }) => status === 'draft')?.id ?? '';
  const sent = (await shop.ask<{ items: readonly { id: string }[] }>(200, shop.client.get('/api/v1/messages', { query: { status: 'failed' } }))).items[0]?.id ?? '';
  const automation = (await shop.automation('post_sale')).id;
  return [
    { name: 'state-missing', path: 'nowhere/' },
    { name: 'state-message-missing', path: 'messages/?open=00000000-0000-4000-8000-000000000000' },
    { name: 'state-message-details', path: `messages/?open=${sent}`, press: press('Details') },
    { name: 'state-message-again', path: `messages/?open=${sent}`, press: asked('Send again', /^Send this again/) },
    { name: 'state-compose-refused', path: 'messages/new/?channel=sms&recipient=address', press: composeBadly },
    { name: 'state-template-dear', path: `templates/${dear.id}/?as=sms` },
    { name: 'state-template-html', path: `templates/${html.id}/` },
    { name: 'state-automation-some', path: `automations/${automation}/`, press: onlySome },
    { name: 'state-campaign-question', path: `campaigns/${draft}/?step=review`, press: asked(/^Send to \d+ (person|people)$/, /^Send to/) },
    { name: 'state-shop-refused', path: 'settings/shop/', press: refuseColour },
    { name: 'state-shop-saved', path: 'settings/shop/', press: saveShop },
    { name: 'state-key-dialog', path: 'settings/keys/', press: asked('Make a key', 'Make a key') },
    { name: 'state-hook-dialog', path: 'settings/hooks/', press: asked('Add an address', 'Add an address') },
    { name: 'state-hook-tested', path: 'settings/hooks/', press: tryHook },
    { name: 'state-hook-history', path: `settings/hooks/?id=${hook.id}` },
    { name: 'state-import-done', path: 'settings/import/', press: importList },
  ];
}

const press = (name: string | RegExp) => async (page: Page): Promise<void> => page.getByRole('button', { name }).first().click();

const asked = (button: string | RegExp, dialog: string | RegExp) => async (page: Page): Promise<void> => {
  await press(button)(page);
  await page.getByRole('dialog', { name: dialog }).last().waitFor();
};

async function composeBadly(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Address' }).fill('nobody');
  await page.getByRole('textbox', { name: 'Text' }).fill('Hola {{nombre}}');
  await press('Send')(page);
  await page.getByRole('alert').first().waitFor();
}

async function onlySome(page: Page): Promise<void> {
  await page.getByRole('switch', { name: 'Only for some customers' }).press('Space');
  await press(/^Condition$/)(page);
}

async function refuseColour(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Colour' }).fill('red');
  await press('Save')(page);
  await page.getByText('Write the colour as #').waitFor();
}

async function saveShop(page: Page): Promise<void> {
  const taxId = page.getByRole('textbox', { name: 'Tax number' });
  await taxId.fill((await taxId.inputValue()) === 'B12345678' ? 'B12345679' : 'B12345678');
  await press('Save')(page);
  await page.getByText('Saved', { exact: true }).waitFor();
}

async function tryHook(page: Page): Promise<void> {
  await press('Try it')(page);
  await page.getByText('The server is there, and takes no calls at this port.').waitFor();
}

/** Anew each time; one line is not taken, one wants a look. */
async function importList(page: Page): Promise<void> {
  const buffer = Buffer.from(`${customerList}\r\ns-9;Eva;Sol;nowhere;no`);
  await page.locator('input[type=file]').setInputFiles({ name: 'clientes.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('cell', { name: 'lola@example.com' }).waitFor();
  await page.getByRole('radio', { name: 'They were not asked, or I am not sure' }).check();
  await press(/^Bring in/)(page);
  await page.getByRole('heading', { name: 'Your list has been read' }).waitFor();
}
