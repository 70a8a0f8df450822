import { alertMail, type AlertedHub, type Outage } from './alert-mail.rules.js';

const outage: Outage = { channel: 'email', provider: 'smtp', reasonCode: 'PROVIDER.ACCOUNT', reasonDetail: '535 5.7.8: wrong password', since: new Date('2026-11-23T10:00:00Z'), waiting: 12 };
const hub: AlertedHub = { name: 'Salon Sol', locale: 'en', timeZone: 'Europe/Madrid', publicUrl: 'https://shop.example' };

describe('the mail about an outage', () => {
  it('names the cause, since when and how many wait, in the zone of the hub', () => {
    const { subject, text } = alertMail(outage, hub);
    expect(subject).toBe('No messages leave by email · Salon Sol');
    for (const part of ['Nov 23, 2026', '11:00', '535 5.7.8: wrong password', 'refuses user name or password; enter the present ones in the settings', '12 messages wait', 'https://shop.example/m/messaging/settings/']) expect(text).toContain(part);
  });

  it('is written in Spanish for a hub that speaks it', () => {
    const { subject, text } = alertMail({ ...outage, channel: 'whatsapp' }, { ...hub, locale: 'es-ES', name: '' });
    expect(subject).toBe('No salen mensajes por WhatsApp');
    expect(text).toContain('Esperan 12 mensajes');
    expect(text).toContain('rechaza usuario o contraseña');
  });
});
