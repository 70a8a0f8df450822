import { senderOf } from './sender.rules.js';

describe('who a channel’s messages come from', () => {
  const said = (...asked: Parameters<typeof senderOf>): readonly string[] => senderOf(...asked).map(({ value }) => value);

  it('is the name and the address of mail, as far as they are known', () => {
    expect(said('email', { email: { fromName: 'Salón Sol', fromAddress: 'hola@salonsol.example' } })).toEqual(['Salón Sol', 'hola@salonsol.example']);
    expect(said('email', { email: { fromName: null, fromAddress: 'hola@salonsol.example' } })).toEqual(['hola@salonsol.example']);
  });

  it('is the number of SMS, or what picks one, and of WhatsApp what Meta calls it', () => {
    expect(senderOf('sms', { sms: { senderName: '+34911222333', twilio: { messagingServiceSid: null } } })).toEqual([{ field: 'senderName', value: '+34911222333', isReference: false }]);
    expect(senderOf('sms', { sms: { senderName: '', twilio: { messagingServiceSid: 'MG1' } } })).toEqual([{ field: 'twilio.messagingServiceSid', value: 'MG1', isReference: true }]);
    expect(senderOf('whatsapp', { whatsapp: { phoneId: '106540352242922' } })).toEqual([{ field: 'phoneId', value: '106540352242922', isReference: true }]);
  });

  it('is nobody where an account has none of its own', () => {
    expect(said('sms', { sms: { provider: 'shared', senderName: null } })).toEqual([]);
  });
});
