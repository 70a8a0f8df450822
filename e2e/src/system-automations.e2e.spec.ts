import type { Trigger } from '@messaging/contracts';
import { erpEvent, eventually, type ErpEventType, type ProductProcess } from '@messaging/testing';
import { Shop, startProduct, type AutomationChange } from './shop/shop.js';

/** The event that feeds each trigger, and what of the system automation must not make a test wait. */
const stories: Readonly<Record<Trigger, { event: ErpEventType; change?: AutomationChange }>> = {
  welcome: { event: 'customer.created' },
  birthday: { event: 'customer.birthday' },
  anniversary: { event: 'customer.anniversary' },
  inactivity: { event: 'customer.inactive' },
  loyalty_tier_change: { event: 'customer.loyalty_tier_changed' },
  lead_stage_change: { event: 'lead.stage_changed' },
  ticket_resolved: { event: 'ticket.resolved' },
  post_sale: { event: 'sale.completed' },
  post_appointment: { event: 'appointment.completed' },
  booking_confirmed: { event: 'booking.confirmed' },
  booking_reminder: { event: 'appointment.scheduled', change: { timing: { anchor: 'start', offset: '-PT24H' } } },
  custom: { event: 'custom.hello', change: { triggerConfig: { eventType: 'custom.hello' } } },
};
const atOnce: AutomationChange = { timing: { anchor: 'event', offset: 'PT0S' } };

describe('the system automations', () => {
  let product: ProductProcess;
  let shop: Shop;
  beforeAll(async () => {
    product = await startProduct();
    shop = Shop.of(product);
  });
  afterAll(async () => {
    await shop.client.close();
    await product.dispose();
  });

  const withConsent = (customerId: string) => ({
    customerId,
    customer: { id: customerId, firstName: 'Ada', phone: '+34600000001', email: `${customerId}@example.com`, consent: { email: { marketing: true, at: new Date().toISOString() } } },
  });

  it.each(Object.entries(stories) as [Trigger, (typeof stories)[Trigger]][])('%s: its event becomes a message that arrives', async (trigger, { event, change }) => {
    const automation = await shop.enable(trigger, { channel: 'email', ...atOnce, ...change });
    const customerId = `c-${trigger.replaceAll('_', '-')}`;
    await shop.publish(erpEvent(event, withConsent(customerId)));
    const message = await eventually(async () => {
      const found = (await shop.messagesOf(customerId)).find(({ automationId }) => automationId === automation.id);
      if (found?.status !== 'delivered') throw new Error(`the message is ${found?.status ?? 'missing'} ${JSON.stringify(found?.reason ?? {})}`);
      return found;
    });
    expect(message).toMatchObject({ channel: 'email', customerId });
    expect(message.subject).not.toMatch(/\{\{/);
  });

  it('are owned by the toggles of the settings, in both directions', async () => {
    const toggles = async () => (await shop.ask<{ automations: Record<string, { enabled: boolean; hoursBefore?: number }> }>(200, shop.client.get('/api/v1/settings'))).automations;
    const { id } = await shop.automation('booking_reminder');
    await shop.ask(200, shop.client.patch('/api/v1/settings', { automations: { appointmentReminder: { enabled: false, hoursBefore: 48 } } }));
    await eventually(async () => expect(await shop.automation('booking_reminder')).toMatchObject({ isActive: false, timing: { offset: '-PT48H' } }));
    await shop.ask(200, shop.client.post(`/api/v1/automations/${id}/enable`, {}));
    await eventually(async () => expect((await toggles())['appointmentReminder']).toMatchObject({ enabled: true, hoursBefore: 48 }));
    await shop.ask(200, shop.client.patch(`/api/v1/automations/${id}`, { timing: { anchor: 'start', offset: '-PT2H' } }));
    await eventually(async () => expect((await toggles())['appointmentReminder']).toMatchObject({ enabled: true, hoursBefore: 2 }));
    const confirmation = await shop.automation('booking_confirmed');
    await shop.ask(200, shop.client.post(`/api/v1/automations/${confirmation.id}/disable`, {}));
    await eventually(async () => expect((await toggles())['bookingConfirmation']).toMatchObject({ enabled: false }));
    expect((await shop.automation('booking_reminder')).isActive).toBe(true);
  });
});
