import { createHmac } from 'node:crypto';
import PostalMime from 'postal-mime';
import { dsnFor, signInbound } from './bounce.js';
import { erpEvent, erpEventTypes } from './erp-event.js';

describe('builders of messages', () => {
  it('build a report that a mail parser understands', async () => {
    const bytes = dsnFor({ envelopeFrom: 'b+token@bounce.example', recipient: 'ada@example.com', action: 'failed', status: '5.1.1', messageId: '<m1@example>', envid: 'attempt-1' });
    const mail = await PostalMime.parse(bytes);
    const contentType = mail.headers.find(({ key }) => key === 'content-type')?.value;
    expect(contentType).toMatch(/^multipart\/report; report-type=delivery-status; boundary=/);
    expect(mail.to?.[0]?.address).toBe('b+token@bounce.example');
    const text = bytes.toString();
    expect(text).toMatch(/Original-Envelope-Id: attempt-1\r\n(.*\r\n)+\r\n(.*\r\n)*Final-Recipient: rfc822;ada@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1/);
    expect(text).toMatch(/Content-Type: text\/rfc822-headers\r\n\r\nMessage-ID: <m1@example>\r\n/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('sign the very bytes', () => {
    const expected = createHmac('sha256', 'secret').update('body').digest('hex');
    expect(signInbound('secret', Buffer.from('body'))).toBe(`sha256=${expected}`);
  });

  it('make an event of every type with its customer and a new id', () => {
    const events = erpEventTypes.map((type) => erpEvent(type));
    expect(events.every(({ data }) => data.customerId.startsWith('c-'))).toBe(true);
    expect(new Set(events.map(({ id }) => id)).size).toBe(erpEventTypes.length);
    const created = erpEvent('customer.created', { customerId: 'c1' }, { hubid: 'shop', backfill: 'true' });
    expect(created).toMatchObject({ hubid: 'shop', backfill: 'true', data: { customerId: 'c1', customer: { id: 'c1' } } });
    expect(erpEvent('custom.parcel_lost', { parcel: 7 }).data).toMatchObject({ parcel: 7 });
  });
});
