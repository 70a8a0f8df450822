import { campaignsApp, type CampaignsApp } from './campaigns-app.js';
import { customer, noon, salon, templateId, told } from './builders.js';

describe('an estimate', () => {
  let app: CampaignsApp;
  let staff: Awaited<ReturnType<CampaignsApp['as']>>;

  beforeAll(async () => {
    app = await campaignsApp();
    staff = await app.as();
    await told(app).settings();
    await told(app).template({ translations: { es: { body: 'Hola {{customer.firstName}}, {{order}}, responde BAJA' } }, body: 'Hello {{customer.firstName}}, {{order}}, reply STOP' });
    const phone = (number: number) => ({ phone: `+3460011100${number}`, email: null });
    await told(app).customers([
      customer('a', phone(1)), customer('b', phone(1)), customer('c', { ...phone(3), firstName: null }), customer('d', { ...phone(4), locale: 'es', tags: ['vip'] }),
      customer('e', { email: null }), customer('f', { email: 'f@example.com' }), customer('g', phone(7), { consent: { sms: { marketing: false, at: noon.toISOString(), source: 'web' } } }),
      customer('h', { ...phone(8), lastVisitAt: '2026-09-01' }, { consent: {} }),
    ]);
    await told(app).customers([customer('x', phone(1))], 'other');
  });
  afterAll(() => app.close());

  const estimate = async (body: object, hub = staff) => (await hub.post('/campaigns/estimate', { channel: 'sms', audience: { all: true }, ...body })).body;

  it('counts everybody once: those reached, and those who are not by their first reason', async () => {
    const answer = await estimate({ templateId, variables: { order: '42' } });
    expect(answer.sample).toHaveLength(2); // who lacks a value is no example of those who get it
    expect(answer).toMatchObject({
      matched: 8, reachable: 2, approximate: false, segments: 2, cost: { amount: '0.15', currency: 'EUR' }, warnings: [],
      excluded: [
        { reason: 'ADDRESS.MISSING', count: 2 }, { reason: 'CONSENT.MISSING', count: 2 }, { reason: 'ADDRESS.DUPLICATE', count: 1 },
        { reason: 'TEMPLATE.VARIABLE_MISSING', count: 1 },
      ],
    });
  });

  it('finds whom a filter names, and nobody of another hub', async () => {
    const filter = { combinator: 'or', rules: [{ field: 'customer.tags', operator: 'contains', value: 'vip' }, { field: 'customer.lastVisitAt', operator: '<', value: { ago: 'P60D' } }] };
    const answer = await estimate({ audience: { filter } });
    expect(answer).toMatchObject({ matched: 2, reachable: 1, excluded: [{ reason: 'CONSENT.MISSING', count: 1 }], sample: [{ customerId: 'd', name: 'd', address: '+34600111004' }] });
    expect(answer).not.toHaveProperty('segments');
    expect(await estimate({}, await app.as('other'))).toMatchObject({ matched: 1, reachable: 1 });
  });

  it('says how many of the named are unknown', async () => {
    expect(await estimate({ audience: { customerIds: ['a', 'nobody', 'x'] } })).toMatchObject({ matched: 1, reachable: 1, unknown: 2 });
  });

  it('asks for no consent for what is a service, and takes customers of old where the shop does', async () => {
    expect(await estimate({ purpose: 'service' })).toMatchObject({ reachable: 5 });
    await told(app).settings({ revision: 2, policy: { lateBooking: 'skip', marketingConsent: 'existingCustomers' } });
    expect(await estimate({})).toMatchObject({ reachable: 4, excluded: [{ reason: 'ADDRESS.MISSING', count: 2 }, { reason: 'CONSENT.MISSING', count: 1 }, { reason: 'ADDRESS.DUPLICATE', count: 1 }] });
    await told(app).settings({ revision: 3, channels: { ...salon().channels, sms: { enabled: false, provider: 'sandbox' } } });
    expect(await estimate({})).toMatchObject({ matched: 8, reachable: 0, excluded: [{ reason: 'CHANNEL.DISABLED', count: 8 }] });
    await told(app).settings({ revision: 4 });
  });

  it('counts the line that sending puts below a text without a way out, by the sender that the shop has', async () => {
    await told(app).template({ version: 2, category: 'custom', body: 'x'.repeat(150), translations: {} });
    expect(await estimate({ templateId })).toMatchObject({ reachable: 3, segments: 6 });
    expect(await estimate({ templateId, purpose: 'service' })).toMatchObject({ reachable: 5, segments: 5 });
    await told(app).template({ version: 3, category: 'custom', body: `${'x'.repeat(100)} STOP`, translations: {} });
    expect(await estimate({ templateId })).toMatchObject({ segments: 3 });
    await told(app).settings({ revision: 5, channels: { ...salon().channels, sms: { enabled: true, provider: 'twilio', canBeAnswered: false } } });
    expect(await estimate({ templateId })).toMatchObject({ segments: 6 });
    await told(app).settings({ revision: 6 });
  });

  it('warns of a text without a way out where sending adds none, for a campaign is marketing whatever it says', async () => {
    const missing = [{ code: 'TEMPLATE.OPT_OUT_MISSING' }];
    await told(app).template({ version: 4, channel: 'all', category: 'receipt', body: 'Your receipt' });
    expect(await estimate({ templateId })).toMatchObject({ reachable: 3, warnings: [] });
    expect(await estimate({ templateId, channel: 'whatsapp' })).toMatchObject({ warnings: [] });
    expect(await estimate({ templateId, channel: 'email' })).toMatchObject({ warnings: missing });
    expect(await estimate({ templateId, channel: 'email', purpose: 'service' })).toMatchObject({ warnings: [] });
    const atMeta = { name: 'receipt', language: 'en', parameters: [] };
    await told(app).template({ version: 5, channel: 'all', category: 'receipt', body: 'Your receipt', whatsapp: atMeta });
    expect(await estimate({ templateId, channel: 'whatsapp' })).toMatchObject({ warnings: missing });
    await told(app).template({ version: 6, channel: 'all', category: 'receipt', body: 'Your receipt', whatsapp: { ...atMeta, optOutButton: true } });
    expect(await estimate({ templateId, channel: 'whatsapp' })).toMatchObject({ warnings: [] });
  });

  it('follows customers to their new address', async () => {
    await told(app).customers([customer('b', { phone: '+34600111009', email: null }, { revision: 2 })]);
    expect(await estimate({ audience: { customerIds: ['a', 'b'] } })).toMatchObject({ matched: 2, reachable: 2, excluded: [] });
    await told(app).customers([customer('b', { phone: '+34600111001', email: null }, { revision: 1 })]);
    expect(await estimate({ audience: { customerIds: ['a', 'b'] } })).toMatchObject({ reachable: 2 });
  });
});
