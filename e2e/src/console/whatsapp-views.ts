import { eventually } from '@messaging/testing';
import type { Page } from 'playwright-core';
import type { Shop } from '../shop/shop.js';
import { VendorCallbacks } from '../shop/vendor-callbacks.js';
import { everythingShown, type ConsoleView } from './browser.js';

const ana = '+34600700001';
const dayS = 86_400;
const atMeta = [{ name: 'visita', language: 'es', parameters: 1 }, { name: 'oferta', language: 'es', parameters: 0, status: 'REJECTED' }, { name: 'nueva', language: 'es', parameters: 0, status: 'PENDING' }];

/** A server that answers as Meta documents. */
export const listenAsMeta = (): Promise<VendorCallbacks> => new VendorCallbacks(atMeta).listen();

const conversation = `messages/conversations/?channel=whatsapp&address=${encodeURIComponent(ana)}`;
const chooser = `messages/new/?channel=whatsapp&content=template&to=${encodeURIComponent(ana)}`;

/** A salon at Meta itself, to which somebody wrote more than a day ago; none of its templates stands for an approved one. */
export async function closedWindowViews(shop: Shop, vendors: VendorCallbacks): Promise<readonly ConsoleView[]> {
  await vendors.connect(shop);
  await eventually(async () => (await shop.ask<{ items: unknown[] }>(200, shop.client.get('/api/v1/settings/whatsapp/templates'))).items.length === atMeta.length);
  await fromAna(shop, vendors, { body: '¿Tenéis hueco mañana?', agoS: dayS + 3600 });
  return [
    { name: 'whatsapp-channel', path: 'settings/channels/' },
    { name: 'whatsapp-channel-open', path: 'settings/channels/?details=account.whatsapp,meta' },
    { name: 'whatsapp-window-closed', path: conversation },
    { name: 'whatsapp-none-approved', path: chooser, press: openTemplates },
  ];
}

/** One of its templates is approved. */
export const approvedViews: readonly ConsoleView[] = [{ name: 'whatsapp-approved', path: chooser, press: openTemplates }];
export const approve = (shop: Shop): Promise<unknown> => shop.ask(201, shop.client.post('/api/v1/templates', visit));

/** Ana wrote again, a moment ago. */
export const openWindowViews: readonly ConsoleView[] = [{ name: 'whatsapp-window-open', path: conversation }];
export const writeAgain = (shop: Shop, vendors: VendorCallbacks): Promise<void> => fromAna(shop, vendors, { body: 'Mejor el jueves a las *diez*', agoS: 3600 });

const visit = { name: 'Recordatorio de visita', channel: 'whatsapp', category: 'custom', locale: 'es', format: 'text', body: 'Hola {{customer.firstName}}, te esperamos.', whatsapp: { name: 'visita', language: 'es', parameters: ['customer.firstName'] } };

async function fromAna(shop: Shop, vendors: VendorCallbacks, { body, agoS }: { readonly body: string; readonly agoS: number }): Promise<void> {
  const message = { from: ana.slice(1), id: `wamid.${agoS}`, timestamp: String(Math.floor(Date.now() / 1000) - agoS), type: 'text', text: { body } };
  await vendors.fromMeta(shop, 'messages', { contacts: [{ profile: { name: 'Ana' }, wa_id: ana.slice(1) }], messages: [message] });
  await eventually(async () => {
    const { items } = await shop.ask<{ items: readonly { lastMessage: { body?: string } }[] }>(200, shop.client.get('/api/v1/conversations'));
    if (items[0]?.lastMessage.body !== body) throw new Error(`the last words are ${items[0]?.lastMessage.body ?? 'none'}`);
  });
}

async function openTemplates(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: /^(Template|Plantilla)$/ }).click();
  await page.getByRole('option').first().waitFor();
  await everythingShown(page);
}
