import type { Shop } from '../shop/shop.js';
import type { ConsoleView } from './browser.js';

/** What the reception sees of a salon: messages and answers, and of everything else that it is not for her. */
export async function receptionViews(shop: Shop): Promise<readonly ConsoleView[]> {
  const first = async (path: string): Promise<string> => (await shop.ask<{ items: readonly { id: string }[] }>(200, shop.client.get(path))).items[0]?.id ?? '';
  const [template, campaign, automation] = [await first('/api/v1/templates'), await first('/api/v1/campaigns'), await first('/api/v1/automations')];
  const pages = {
    dashboard: 'dashboard/', messages: 'messages/', conversations: 'messages/conversations/', customer: 'messages/customers/ana/', templates: 'templates/', template: `templates/${template}/`, campaigns: 'campaigns/', campaign: `campaigns/${campaign}/`,
    automations: 'automations/', automation: `automations/${automation}/`, 'new-campaign': 'campaigns/new/', 'new-template': 'templates/new/', settings: 'settings/channels/', password: 'password/',
  };
  return Object.entries(pages).map(([name, path]) => ({ name: `reception-${name}`, path }));
}
