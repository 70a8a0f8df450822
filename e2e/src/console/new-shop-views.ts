import type { Page } from 'playwright-core';
import type { Shop } from '../shop/shop.js';
import type { ConsoleView } from './browser.js';

/** Every view of a shop that has only just begun: what came with the product, and otherwise nothing. */
export async function newShopViews(shop: Shop): Promise<readonly ConsoleView[]> {
  const { items } = await shop.ask<{ items: readonly { readonly id: string }[] }>(200, shop.client.get('/api/v1/templates', { query: { category: 'appointment_reminder' } }));
  const [template, automation] = [items[0]?.id ?? '', (await shop.automation('booking_reminder')).id];
  return [
    { name: 'new-dashboard', path: 'dashboard/' },
    { name: 'new-messages', path: 'messages/' },
    { name: 'new-compose', path: 'messages/new/' },
    { name: 'new-conversations', path: 'messages/conversations/' },
    { name: 'new-customers', path: 'messages/customers/' },
    { name: 'new-templates', path: 'templates/' },
    { name: 'new-template', path: `templates/${template}/` },
    { name: 'new-campaigns', path: 'campaigns/' },
    { name: 'new-campaign', path: 'campaigns/new/' },
    { name: 'new-automations', path: 'automations/' },
    { name: 'new-automation', path: `automations/${automation}/` },
    { name: 'new-automation-executions', path: `automations/${automation}/?tab=executions` },
    ...['channels', 'shop', 'policy', 'people', 'keys', 'hooks', 'events', 'import'].map((section) => ({ name: `new-settings-${section}`, path: `settings/${section}/` })),
  ];
}

/** The first minute at its end. It writes the shop's first message, which is there from then on. */
export const firstStory: ConsoleView = { name: 'new-first-story', path: 'dashboard/', press: sendFirstMessage };

async function sendFirstMessage(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: /^(Your email|Tu correo)/ }).fill('sol@example.com');
  await page.getByRole('button', { name: /^(Send it|Enviarlo)$/ }).click();
  const story = page.getByRole('region', { name: /^(Your first message|Tu primer mensaje)$/ });
  await story.getByText(/^(Delivered|Entregado)$/).waitFor();
}
