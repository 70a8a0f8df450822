import { customerStateChanged } from '@messaging/contracts';
import { ConsumerContext } from '@messaging/eventing';
import { newId } from '@messaging/kernel';
import { erpEvent } from '@messaging/testing';
import { now, webhooksApp } from '../../test/webhooks-app.js';
import { EraseEventsWhenCustomerErased } from './erase-events-when-customer-erased.consumer.js';

describe('an erased customer', () => {
  it('leaves events without data, which cannot be handed on again; others keep theirs', async () => {
    const app = await webhooksApp();
    try {
      const token = await app.bearer('main', 'messaging.send_message', 'messaging.manage_settings');
      for (const customerId of ['c-1', 'c-2']) await app.http().post('/api/v1/events').set('authorization', token).set('content-type', 'application/cloudevents+json').send(JSON.stringify(erpEvent('customer.updated', { customerId, customer: { firstName: 'Ada' } })));
      const data = { ...customerStateChanged.example, customerId: 'c-1', erasedAt: now };
      const event = { id: newId(), type: 'customer.state_changed' as const, source: '/dispatch', time: new Date(), hubId: 'main', key: 'main|c-1', topic: 'x', headers: {}, data };
      await app.database.transaction((tx) => app.get(EraseEventsWhenCustomerErased).handle([event], new ConsumerContext([tx])));
      const { items } = (await app.http().get('/api/v1/events').set('authorization', token)).body;
      const shown = await Promise.all(items.map(async ({ id }: { id: string }) => (await app.http().get(`/api/v1/events/${id}`).set('authorization', token)).body));
      expect(shown.map(({ customerId, data: kept }: { customerId: string; data: unknown }) => [customerId, kept])).toEqual([['c-2', expect.objectContaining({ customerId: 'c-2' })], ['c-1', null]]);
      expect((await app.http().post(`/api/v1/events/${shown[1].id}/replay`).set('authorization', token)).body.code).toBe('EVENT.STILL_UNSOUND');
    } finally {
      await app.close();
    }
  });
});
