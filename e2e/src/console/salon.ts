import { channels } from '@messaging/contracts';
import { erpEvent, eventually, type ApiClient, type ErpEvent } from '@messaging/testing';
import type { Shop } from '../shop/shop.js';

const people = [
  ['ana', 'Ana', 'García Robles', 'gold'], ['luis', 'Luis', 'Fernández Peña', 'silver'], ['marta', 'Marta', 'Iglesias Soto', 'gold'], ['jon', 'Jon', 'Etxeberria', 'none'],
  ['carmen', 'Carmen', 'Ruiz Vega', 'silver'], ['pau', 'Pau', 'Serra Vidal', 'gold'], ['elena', 'Elena', 'Navarro Gil', 'none'], ['diego', 'Diego', 'Molina Cano', 'silver'],
  ['nuria', 'Núria', 'Puig Ferrer', 'gold'], ['iker', 'Iker', 'Aguirre', 'none'], ['sofia', 'Sofía', 'Ortega Luna', 'silver'], ['raul', 'Raúl', 'Castro Rey', 'none'],
] as const;

/** Numbers and addresses that the sandbox answers with a story of their own: docs/guides/try-without-an-account.md. */
const stories: Readonly<Record<string, string>> = { jon: '+34915005550002', iker: '+34915005550005', raul: '+34915005550001', elena: '+34915005550006' };

const customerOf = ([id, firstName, lastName, loyaltyTier]: (typeof people)[number], index: number) => ({
  id, firstName, lastName, loyaltyTier, locale: 'es', timeZone: 'Europe/Madrid', country: 'ES',
  email: `${id}@example.com`, phone: stories[id] ?? `+3460011122${index % 10}`,
  birthday: `19${80 + index}-0${(index % 9) + 1}-1${index % 10}`, tags: index % 3 === 0 ? ['color', 'vip'] : ['cut'],
  totalSpent: { amount: `${(index + 1) * 48}.00`, currency: 'EUR' }, lastVisitAt: new Date(Date.now() - index * 9 * 86_400_000).toISOString(),
  consent: Object.fromEntries(channels.map((channel) => [channel, { marketing: index % 5 !== 4 }])),
});

/** The shop's name, zone and language. */
export const salonProfile = {
  hub: { name: 'Salón Sol', timeZone: 'Europe/Madrid', locale: 'es', country: 'ES', brand: { color: '#b3541e' }, legal: { name: 'Salón Sol S.L.', taxId: 'B12345678', address: 'Calle Mayor 1, Madrid', privacyUrl: 'https://salonsol.example/privacidad' }, alertEmail: 'sol@example.com' },
};

/** A hair salon in the middle of a day: people, appointments, messages in every state. Everything goes by the API. */
export async function fillSalon(shop: Shop): Promise<void> {
  const { client } = shop;
  await shop.ask(200, client.patch('/api/v1/settings', salonProfile));
  await shop.ask(201, client.post('/api/v1/settings/api-keys', { name: 'Programa de caja', permissions: ['messaging.view_message', 'messaging.send_message'] }));
  await shop.enable('welcome', { channel: 'email' });
  await shop.enable('booking_confirmed', { channel: 'whatsapp' });
  await shop.enable('booking_reminder', { channel: 'sms' });
  await shop.publish(...people.map((person, index) => erpEvent('customer.created', { customerId: person[0], customer: customerOf(person, index) })));
  await eventually(async () => {
    const { items } = await shop.ask<{ items: unknown[] }>(200, client.get('/api/v1/messages'));
    if (items.length < people.length) throw new Error(`${items.length} of ${people.length} messages`);
  }, { timeoutMs: 20_000 });
  await shop.publish(...visits());
  await writeSome(shop, client);
}

const visits = (): ErpEvent[] =>
  people.slice(0, 8).map(([id], index) =>
    erpEvent('appointment.scheduled', {
      customerId: id, appointmentId: `visit-${id}`, startsAt: new Date(Date.now() + (index + 1) * 9 * 3_600_000).toISOString(), service: index % 2 ? 'Corte' : 'Color y corte', staff: 'Lucía',
    }),
  );

async function writeSome(shop: Shop, client: ApiClient): Promise<void> {
  const texts = ['Tu color ya está listo para recoger.', 'Hoy vamos diez minutos tarde, disculpa.', '¿Te viene bien el jueves a las 10:00?'];
  for (const [index, [id]] of people.entries()) {
    const body = texts[index % texts.length] ?? '';
    await shop.ask(202, client.post('/api/v1/messages', { channel: index % 2 ? 'sms' : 'email', customerId: id, ...(index % 2 === 0 && { subject: 'Una nota de Salón Sol' }), body, category: 'custom' }));
  }
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  await shop.ask(202, client.post('/api/v1/messages', { channel: 'sms', customerId: 'ana', body: 'Te esperamos mañana.', category: 'custom', sendAt: tomorrow }));
}
