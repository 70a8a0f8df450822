import { messageOf, previewOf, type ComposeValues } from './compose.rules.js';

const values: ComposeValues = { channel: 'sms', recipient: 'address', customerId: 'ana', to: ' +34600111222 ', content: 'own', templateId: undefined, variables: {}, subject: '', body: 'Hola', sendAt: '' };

describe('a message that somebody writes', () => {
  it('goes to the address or to the customer, never to both', () => {
    expect(messageOf(values, 'UTC')).toEqual({ channel: 'sms', to: '+34600111222', category: 'custom', body: 'Hola' });
    expect(messageOf({ ...values, recipient: 'customer' }, 'UTC')).toMatchObject({ customerId: 'ana' });
  });

  it('waits until the shop’s own clock says so', () => {
    expect(messageOf({ ...values, sendAt: '2026-07-01T10:00' }, 'Europe/Madrid').sendAt).toBe('2026-07-01T08:00:00.000Z');
  });

  it('is shown only when there is something to show', () => {
    expect(previewOf({ ...values, body: '' }, 'es')).toBeUndefined();
    expect(previewOf({ ...values, content: 'template', templateId: 't' }, 'es')).toEqual({ templateId: 't', channel: 'sms', variables: {} });
  });
});
