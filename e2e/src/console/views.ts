import type { Shop } from '../shop/shop.js';

/** A view by its address below `/m/messaging/`. */
export interface ConsoleView {
  readonly name: string;
  readonly path: string;
}

/** Every view that the console has, with ids of what is there. */
export async function viewsOf(shop: Shop): Promise<readonly ConsoleView[]> {
  const first = async (path: string, query: Record<string, string> = {}): Promise<{ readonly id: string } | undefined> =>
    (await shop.ask<{ items: readonly { readonly id: string }[] }>(200, shop.client.get(path, { query }))).items[0];
  const message = await first('/api/v1/messages', { channel: 'email' });
  const template = await first('/api/v1/templates', { category: 'appointment_reminder' });
  const automation = await shop.automation('booking_reminder');
  return [
    { name: 'dashboard', path: 'dashboard/' },
    { name: 'messages', path: 'messages/' },
    { name: 'message', path: `messages/?open=${message?.id ?? ''}` },
    { name: 'compose', path: 'messages/new/?channel=sms' },
    { name: 'conversations', path: 'messages/conversations/' },
    { name: 'customers', path: 'messages/customers/' },
    { name: 'customer', path: 'messages/customers/ana/' },
    { name: 'templates', path: 'templates/' },
    { name: 'template', path: `templates/${template?.id ?? ''}/` },
    { name: 'new-template', path: 'templates/new/' },
    { name: 'campaigns', path: 'campaigns/' },
    { name: 'automations', path: 'automations/' },
    { name: 'automation', path: `automations/${automation.id}/` },
    ...['channels', 'shop', 'policy', 'people', 'keys', 'hooks', 'events'].map((section) => ({ name: `settings-${section}`, path: `settings/${section}/` })),
  ];
}

/** What stands beside these in pictures, of a salon with campaigns (salon-campaigns.ts). */
export async function planningViewsOf(shop: Shop): Promise<readonly ConsoleView[]> {
  const { items } = await shop.ask<{ items: readonly { readonly id: string; readonly status: string }[] }>(200, shop.client.get('/api/v1/campaigns'));
  const [draft, paused, done] = ['draft', 'paused', 'completed'].map((status) => items.find((campaign) => campaign.status === status)?.id ?? '');
  return [
    { name: 'new-campaign', path: 'campaigns/new/' },
    ...['audience', 'content', 'time', 'review'].map((step) => ({ name: `campaign-${step}`, path: `campaigns/${draft}/?step=${step}` })),
    { name: 'campaign-paused', path: `campaigns/${paused}/` },
    { name: 'campaign-done', path: `campaigns/${done}/` },
    { name: 'campaign-analytics', path: `campaigns/${done}/?tab=analytics` },
    { name: 'new-automation', path: 'automations/new/' },
    { name: 'settings-import', path: 'settings/import/' },
  ];
}
