import type { OpenSession } from '../authenticate-session/session-reader.js';
import { sessionView } from './session-view.rules.js';

const session: OpenSession = {
  tokenHash: Buffer.alloc(32), isFrame: false, subject: 'u-1', name: 'Ana', email: 'ana@example.com', role: 'owner', hubId: 'salon', permissions: ['messaging.view_template'], needsPassword: false, bearer: undefined,
  expiresAt: new Date('2026-11-27T10:00:00Z'),
};

describe('the session that a browser sees', () => {
  it('shows a hub whose settings have not arrived yet as a new one: every channel on trial', () => {
    const onTrial = { enabled: true, provider: 'sandbox' };
    expect(sessionView(session, undefined).hub).toEqual({
      id: 'salon', name: '', timeZone: 'UTC', locale: 'en', country: 'ES', channels: { whatsapp: onTrial, sms: onTrial, email: onTrial },
    });
  });

  it('shows the hub as its settings say as soon as they are known', () => {
    const channels = { whatsapp: { enabled: false, provider: 'sandbox' }, sms: { enabled: true, provider: 'twilio' }, email: { enabled: true, provider: 'smtp' } };
    const face = { name: 'Salón Sol', time_zone: 'Europe/Madrid', locale: 'es', country: 'ES', customer_url: null, channels };
    expect(sessionView(session, face).hub).toEqual({ id: 'salon', name: 'Salón Sol', timeZone: 'Europe/Madrid', locale: 'es', country: 'ES', channels });
  });
});
