import { eventually } from '@messaging/testing';
import { CampaignDesk } from '../shop/campaign-desk.js';
import type { Shop } from '../shop/shop.js';

const firstNames = ['Lucía', 'Mateo', 'Valeria', 'Hugo', 'Noa', 'Bruno', 'Irene', 'Adrián', 'Clara', 'Leo', 'Alba', 'Martín'];
const lastNames = ['Gómez', 'Díaz', 'Moreno', 'Álvarez', 'Romero', 'Gil', 'Serrano', 'Blanco', 'Suárez', 'Marín'];
/** What one message costs, so that estimates say an amount. */
const prices = { sms: { amount: '0.072', currency: 'EUR' }, whatsapp: { amount: '0.0509', currency: 'EUR' }, email: { amount: '0.001', currency: 'EUR' } };
/** Addresses whose mail the sandbox answers with a story of its own: docs/guides/try-without-an-account.md. */
const storyOf = (index: number): string => (index % 19 === 0 ? 'bounce' : index % 23 === 0 ? 'unknown' : index % 4 === 0 ? 'read' : 'cliente');

const regulars = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `c-${1001 + index}`, firstName: firstNames[index % firstNames.length] ?? '', lastName: lastNames[index % lastNames.length] ?? '', locale: 'es', timeZone: 'Europe/Madrid', country: 'ES',
    ...(index % 17 !== 5 && { email: `${storyOf(index)}+${index}@example.com` }), tags: index % 5 === 0 ? ['color'] : ['corte'],
    consent: { email: { marketing: index % 11 !== 7, source: 'Ficha de cliente' } },
  }));

/** A campaign that is done, one that is paused on its way, one that runs for hours, one for tomorrow and a draft; and somebody who wrote back. */
export async function fillCampaigns(shop: Shop): Promise<void> {
  await shop.ask(200, shop.client.patch('/api/v1/settings', { policy: { prices } }));
  const desk = new CampaignDesk(shop);
  await desk.customers(regulars(240));
  const templateId = await desk.template('Hola {{customer.firstName}}:\n\nesta semana, 20 % en color y mechas. Reserva en la web o por teléfono.\n\nNo quiero más correos: {{unsubscribeUrl}}', 'Semana del color');
  const done = await desk.create({ templateId, name: 'Semana del color' });
  await desk.act(done, 'start');
  await desk.until(done, 'completed');
  const onItsWay = await desk.create({ templateId, name: 'Vuelve a vernos', ratePerMinute: 60 });
  await desk.act(onItsWay, 'start');
  await hasBegun(desk, onItsWay);
  await desk.act(onItsWay, 'pause');
  const running = await desk.create({ templateId, name: 'Gracias por venir', rampUp: { first: 90, wait: 'PT2H' } });
  await desk.act(running, 'start');
  await hasBegun(desk, running);
  const later = await desk.create({ templateId, name: 'Horario de Navidad' });
  await desk.act(later, 'schedule', { at: `${new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)}T09:30` });
  await desk.create({ templateId, name: 'Lo nuevo de enero', audience: { filter: { combinator: 'and', rules: [{ field: 'customer.tags', operator: 'contains', value: 'color' }] } } });
  await hearFromSomebody(shop);
}

async function hasBegun(desk: CampaignDesk, id: string): Promise<void> {
  await eventually(async () => {
    const { totals } = await desk.get(id);
    if (totals.sent === 0) throw new Error('nothing has left yet');
  });
}

/** The sandbox answers for this number, as a person would. */
async function hearFromSomebody(shop: Shop): Promise<void> {
  await shop.ask(202, shop.client.post('/api/v1/messages', { channel: 'sms', to: '+15005550015', body: '¿Te viene bien el jueves a las diez?', category: 'custom' }));
  await eventually(async () => {
    const { items } = await shop.ask<{ items: unknown[] }>(200, shop.client.get('/api/v1/conversations'));
    if (items.length === 0) throw new Error('nobody has written yet');
  });
}
