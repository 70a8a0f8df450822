import { erpEvent, eventually } from '@messaging/testing';
import { CampaignDesk } from '../shop/campaign-desk.js';
import type { Shop } from '../shop/shop.js';
import type { ConsoleView } from './browser.js';

/** A word of forty letters, as a product has it that somebody's program made up. */
const word = 'Superhidratacioncapilarprofundareparadora';
const long = `${word} con masaje craneal, mascarilla de aceite de argán y peinado de ceremonia para novias e invitadas`;
const who = { firstName: 'María del Perpetuo Socorro Inmaculada', lastName: 'Fernández de Córdoba-Villavicencio y Ruiz de Alarcón' };
const address = 'maria.del.perpetuo.socorro.fernandez.de.cordoba.villavicencio@correo-electronico-de-la-peluqueria.example';

/** A shop whose names are as long as names can be, and whose numbers have all their digits. */
export async function longViews(shop: Shop): Promise<readonly ConsoleView[]> {
  const { client } = shop;
  const desk = new CampaignDesk(shop);
  await shop.ask(200, client.patch('/api/v1/settings', {
    hub: { name: `Peluquería y estética ${word} e Hijas`, timeZone: 'America/Argentina/ComodRivadavia', locale: 'es', country: 'AR', legal: { name: long, address: long }, alertEmail: address },
    policy: { confirmAbove: 1_000_000, prices: { email: { amount: '123456.789', currency: 'EUR' } } },
  }));
  await shop.enable('welcome', { channel: 'email' });
  await shop.publish(erpEvent('customer.created', { customerId: word, customer: { ...who, id: word, email: address, phone: '+3460011122233', tags: [word, 'color', 'vip', long.slice(0, 60)], loyaltyTier: word, totalSpent: { amount: '12345678.90', currency: 'EUR' }, consent: { email: { marketing: true, source: long.slice(0, 200) } } } }));
  const message = await eventually(async () => (await shop.messagesOf(word))[0]?.id ?? false);
  await desk.customers(Array.from({ length: 30 }, (_, index) => ({ ...who, id: `${word}-${index}`, email: `${index}.${address}`, consent: { email: { marketing: true } } })));
  const body = `Hola {{customer.firstName}}: ${word}${word}${word}. https://reservas.example/${word}/${word}?fecha=2027-01-07&servicio=${word}\n\n{{unsubscribeUrl}}`;
  const template = await desk.template(body, long);
  const done = await desk.create({ templateId: template, name: long });
  await desk.act(done, 'start');
  await desk.until(done, 'completed');
  const draft = await desk.create({ templateId: template, name: `${long} (copia)` });
  const automation = await shop.ask<{ id: string }>(201, client.post('/api/v1/automations', { name: long, trigger: 'custom', triggerConfig: { eventType: `custom.${word.toLowerCase().replaceAll(/[^a-z]/g, '')}` }, templateId: template, channel: 'email' }));
  await shop.ask(201, client.post('/api/v1/hooks', { url: `https://integraciones.example/${word}/${word}/${word}?clave=${word}`, events: ['message.*', 'message.received', 'consent.changed', 'campaign.completed', 'channel.broken', 'channel.restored'], description: long.slice(0, 200) }));
  await shop.ask(201, client.post('/api/v1/settings/api-keys', { name: long.slice(0, 100), permissions: ['messaging.view_message'] }));
  await shop.ask(201, client.post('/api/v1/users', { name: `${who.firstName} ${who.lastName}`, email: address, role: 'manager' }));
  await shop.ask(202, client.post('/api/v1/messages', { channel: 'sms', to: '+15005550015', body: `¿${long}?`, category: 'custom' }));
  await eventually(async () => (await shop.ask<{ items: unknown[] }>(200, client.get('/api/v1/conversations'))).items.length > 0);
  const pages = {
    dashboard: 'dashboard/', messages: 'messages/', message: `messages/?open=${message}`, 'messages-none': 'messages/?q=nobody', conversations: 'messages/conversations/', customers: 'messages/customers/', customer: `messages/customers/${word}/`, templates: 'templates/', template: `templates/${template}/`,
    'template-sms': `templates/${template}/?as=sms`, 'template-whatsapp': `templates/${template}/?as=whatsapp`, campaigns: 'campaigns/', campaign: `campaigns/${done}/`, review: `campaigns/${draft}/?step=review`, audience: `campaigns/${draft}/?step=audience`, automations: 'automations/', automation: `automations/${automation.id}/`,
    shop: 'settings/shop/', policy: 'settings/policy/', people: 'settings/people/', keys: 'settings/keys/', hooks: 'settings/hooks/', 'campaigns-none': 'campaigns/?status=paused', 'customers-none': 'messages/customers/?q=nobody', 'templates-none': 'templates/?q=nobody', 'conversations-none': 'messages/conversations/?q=nobody', 'events-none': 'settings/events/?status=ignored',
  };
  return Object.entries(pages).map(([name, path]) => ({ name: `long-${name}`, path }));
}
