import type { Session } from '../../session/session.js';
import { openChannels } from './open-channels.rules.js';

const trial = { enabled: true, provider: 'sandbox' };
const of = (channels: object) => ({ hub: { channels } as Session['hub'] });

describe('the channels of an automation that says none', () => {
  it('are all that are on, while all are on trial', () => {
    expect(openChannels(of({ whatsapp: trial, sms: { ...trial, enabled: false }, email: trial }), 'all')).toEqual(['whatsapp', 'email']);
    expect(openChannels(of({}), 'all')).toEqual(['whatsapp', 'sms', 'email']);
  });

  it('are those that are connected, once one is', () => {
    expect(openChannels(of({ whatsapp: trial, sms: trial, email: { enabled: true, provider: 'smtp' } }), 'all')).toEqual(['email']);
  });

  it('are those that the template serves', () => {
    expect(openChannels(of({ whatsapp: trial, sms: trial, email: { enabled: true, provider: 'smtp' } }), 'sms')).toEqual(['sms']);
  });
});
