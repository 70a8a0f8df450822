import { randomUUID } from 'node:crypto';
import { OptOutTokens } from '@messaging/persistence';
import { templatesApp } from '../../test/templates-app.js';
import { ProjectCustomerWhenStateChanged } from '../project-customer-when-state-changed/project-customer-when-state-changed.consumer.js';
import { ProjectHubWhenSettingsChanged } from '../project-hub-when-settings-changed/project-hub-when-settings-changed.consumer.js';

const sms = { name: 'Ready', channel: 'sms', category: 'custom', body: 'Hi {{customer.firstName}}, {{order}} is ready.' };
const channels = { sms: { enabled: true, provider: 'twilio', canBeAnswered: true } };
const sara = { customerId: 'c-1', revision: 1, fields: { firstName: 'Sara', locale: 'es-MX', timeZone: 'America/Mexico_City' }, addresses: {}, consent: {}, lastEvent: { id: randomUUID(), time: '2026-11-23T10:00:00Z' }, createdAt: '2026-11-23T10:00:00Z' };

describe('previews', () => {
  let app: Awaited<ReturnType<typeof templatesApp>>;
  let token: string;
  beforeAll(async () => {
    app = await templatesApp();
    token = await app.bearer('main', 'messaging.view_template', 'messaging.add_template');
    const hub = { name: 'Sol & Co', timeZone: 'Europe/Madrid', locale: 'en', country: 'ES', brand: { logo: null, color: '#ffcc00' }, legal: { name: 'Sol SL', taxId: 'B1', address: 'Calle 1', privacyUrl: 'https://sol.example/p' }, customerUrl: null };
    await app.hear(ProjectHubWhenSettingsChanged, 'main', [{ revision: 1, hub, channels }]);
    await app.hear(ProjectCustomerWhenStateChanged, 'main', [sara]);
  });
  afterAll(() => app.close());

  const post = (path: string, body: unknown, authorization = token) => app.http().post(`/api/v1/templates${path}`).set({ authorization, 'content-type': 'application/json' }).send(JSON.stringify(body));
  const preview = async (body: object) => (await post('/preview', body)).body;

  it('name what is missing and show it by name, in the language that was asked for', async () => {
    const { id } = (await post('', { ...sms, translations: { es: { body: 'Hola {{customer.firstName}}: {{order}} ✓ “hoy”' } } })).body;
    expect(await preview({ templateId: id, channel: 'sms', variables: { order: 'no. 7' } })).toMatchObject({
      locale: 'en', text: 'Hi {{customer.firstName}}, no. 7 is ready.', missing: ['customer.firstName'], sms: { encoding: 'GSM-7', segments: 1 },
    });
    expect(await preview({ templateId: id, channel: 'sms', locale: 'es-AR', variables: { order: '7', customer: { firstName: 'Ana' } } })).toMatchObject({
      locale: 'es', text: 'Hola Ana: 7 ✓ “hoy”', missing: [], sms: { encoding: 'UCS-2', offending: [{ char: '✓', index: 12 }, { char: '“', index: 14, replacement: '"' }, { char: '”', index: 18, replacement: '"' }] },
    });
    expect((await post('/preview', { templateId: id, channel: 'email' })).body).toMatchObject({ status: 422, code: 'TEMPLATE.CHANNEL', errors: [{ pointer: '/channel' }] });
    expect((await post('/preview', { templateId: randomUUID(), channel: 'sms' })).status).toBe(404);
  });

  it('show a real customer, in their language and zone, and what the request brings before what is known', async () => {
    const draft = { body: '{{customer.firstName}} {{date event.startsAt}} {{time event.startsAt}}', translations: { es: { body: '{{customer.firstName}}: {{date event.startsAt}}, {{time event.startsAt}}' } } };
    const event = { startsAt: '2026-12-01T20:30:00Z' };
    expect(await preview({ draft, channel: 'sms', customerId: 'c-1', variables: { event } })).toMatchObject({ locale: 'es', text: 'Sara: 1 de diciembre de 2026, 2:30 p.m.', missing: [] });
    expect((await preview({ draft, channel: 'sms', customerId: 'c-1', locale: 'en', variables: { event, customer: { firstName: 'Ana' } } })).text).toBe('Ana December 1, 2026 2:30 PM');
    await app.hear(ProjectCustomerWhenStateChanged, 'main', [{ ...sara, revision: 3, fields: { firstName: 'Sarah' } }, { ...sara, revision: 2 }]);
    expect((await preview({ draft: { body: '{{customer.firstName}} {{customer.id}}' }, channel: 'sms', customerId: 'c-1' })).text).toBe('Sarah c-1');
    const late = post('/preview', { draft: { body: '{{customer.firstName}}' }, channel: 'sms', customerId: 'c-2' });
    await app.hear(ProjectCustomerWhenStateChanged, 'main', [{ ...sara, customerId: 'c-2', fields: { firstName: 'New' } }]);
    expect((await late).body.text).toBe('New');
    await app.hear(ProjectCustomerWhenStateChanged, 'main', [{ ...sara, revision: 4, fields: {}, deletedAt: '2026-11-23T11:00:00Z' }]);
    const gone = await Promise.all(['c-1', 'unknown'].map((customerId) => post('/preview', { draft: { body: 'x' }, channel: 'sms', customerId })));
    expect(gone.map(({ body }) => [body.status, body.code])).toEqual([[404, 'CUSTOMER.NOT_FOUND'], [404, 'CUSTOMER.NOT_FOUND']]);
  });

  it('dress a simple mail in the hub’s frame, and link to a way out that is not a real one', async () => {
    const draft = { subject: 'For {{customer.firstName}}', body: 'Hi\n\n[Book]({{event.receiptUrl}})', format: 'simple', category: 'marketing' };
    const shown = await preview({ draft, channel: 'email', variables: { customer: { firstName: "O'Neil" }, event: { receiptUrl: 'javascript:alert(1)' } } });
    expect(shown).toMatchObject({ subject: "For O'Neil", missing: [], warnings: [] });
    for (const part of ['Sol &amp; Co', '#ffcc00', 'Sol SL · B1 · Calle 1', 'href="https://sol.example/p"', 'https://shop.example/messaging/u/preview', 'href="#"']) expect(shown.html).toContain(part);
    expect(shown.html).not.toContain('javascript');
    expect((await preview({ draft: { ...draft, category: 'custom' }, channel: 'email' })).html).not.toContain('/u/preview');
    expect((await preview({ draft: { ...draft, category: 'custom' }, channel: 'email', purpose: 'marketing' })).html).toContain('/u/preview');
  });

  it('show and count the line that sending puts below a marketing text without a way out', async () => {
    const hub = { name: 'Sol', timeZone: 'Europe/Madrid', locale: 'en', country: 'ES' };
    const draft = { body: `${'x'.repeat(150)} ok`, translations: { es: { body: 'Hoy rebajas' } } };
    const marketing = { draft, channel: 'sms', purpose: 'marketing' };
    expect(await preview(marketing)).toMatchObject({ text: `${draft.body}\nReply STOP to opt out.`, wayOut: 'Reply STOP to opt out.', sms: { segments: 2 } });
    expect(await preview({ ...marketing, locale: 'es-MX' })).toMatchObject({ text: 'Hoy rebajas\nResponde BAJA para no recibir avisos.', sms: { encoding: 'GSM-7' } });
    expect((await preview({ ...marketing, channel: 'whatsapp' })).wayOut).toBe('Reply STOP to opt out.');
    for (const without of [{ ...marketing, channel: 'email' }, { ...marketing, purpose: 'transactional' }, { ...marketing, draft: { body: 'Sale. Reply STOP.' } }]) expect(await preview(without)).not.toHaveProperty('wayOut');
    await app.hear(ProjectHubWhenSettingsChanged, 'main', [{ revision: 2, hub, channels: { sms: { ...channels.sms, canBeAnswered: false } } }]);
    const minted = new OptOutTokens([Buffer.alloc(32)]).mint({ hubId: 'main', channel: 'sms', messageId: randomUUID() });
    const { wayOut } = await preview(marketing);
    expect([wayOut.length, wayOut]).toEqual([`Opt out: https://shop.example/messaging/u/${minted}`.length, expect.stringContaining('Opt out: https://shop.example/messaging/u/preview')]);
  });

  it('show what goes to Meta, and what these values make too long', async () => {
    const whatsapp = { name: 'order_ready', language: 'es', parameters: ['customer.firstName', 'date event.startsAt'] };
    const draft = { channel: 'whatsapp', body: 'Hi {{customer.firstName}}', whatsapp };
    const shown = await preview({ draft, channel: 'whatsapp', variables: { customer: { firstName: `a\n\tb     c${'x'.repeat(1100)}` }, event: { startsAt: '2026-12-01T20:30:00Z' } } });
    expect(shown).toMatchObject({
      whatsapp: { name: 'order_ready', language: 'es', parameters: [{ variable: 'customer.firstName', text: expect.stringMatching(/^a b cx+$/) }, { variable: 'date event.startsAt', text: 'December 1, 2026' }] },
      warnings: [{ pointer: '/whatsapp/parameters/0', code: 'TEMPLATE.PARAMETER_TOO_LONG' }],
    });
    expect((await preview({ draft: { body: '{{text}}' }, channel: 'sms', variables: { text: 'x'.repeat(2000) } })).warnings).toMatchObject([{ code: 'TEMPLATE.TOO_LONG' }]);
  });

  it('refuse what cannot be read, with a pointer into the draft', async () => {
    expect((await post('/preview', { draft: { body: 'Hi', translations: { es: { body: '{{' } } }, channel: 'sms', locale: 'es' })).body).toMatchObject({ status: 422, errors: [{ pointer: '/draft/translations/es/body', code: 'TEMPLATE.SYNTAX' }] });
    expect((await post('/preview', { draft: { body: 'x', colour: 1 }, channel: 'sms' })).body).toMatchObject({ status: 400, errors: [{ pointer: '/draft/colour' }] });
    expect((await post('/preview', { channel: 'sms' })).status).toBe(400);
    expect((await post('/preview', { draft: { body: '{{#each list}}{{#each @root.list}}{{#each @root.list}}x{{/each}}{{/each}}{{/each}}' }, channel: 'sms', variables: { list: Array.from({ length: 100 }, () => 1) } })).body).toMatchObject({ status: 422, code: 'TEMPLATE.OVER_BUDGET' });
    expect((await post('/preview', { draft: { body: 'x' }, channel: 'sms', variables: { big: 'x'.repeat(70_000) } })).body).toMatchObject({ status: 400, errors: [{ pointer: '/variables' }] });
  });

  it('are those of one’s own hub', async () => {
    const other = await app.bearer('other', 'messaging.view_template');
    const { id } = (await post('', sms)).body;
    await app.hear(ProjectCustomerWhenStateChanged, 'main', [{ ...sara, customerId: 'c-9' }]);
    expect((await post('/preview', { templateId: id, channel: 'sms' }, other)).status).toBe(404);
    expect((await post('/preview', { draft: { body: '{{customer.firstName}}' }, channel: 'sms', customerId: 'c-9' }, other)).status).toBe(404);
    expect((await post('/preview', { draft: { body: '{{hub.name}}' }, channel: 'sms' }, other)).body.missing).toEqual(['hub.name']);
  });
});
