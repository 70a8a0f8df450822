import type { ReceiptReceived } from '@messaging/contracts';
import { newId } from '@messaging/kernel';
import { eventually, FakeMeta, type MetaTemplate } from '@messaging/testing';
import { receipt, reply, template, vendorTemplateNews } from '../../test/builders.js';
import { dispatchApp, type Batch, type DispatchApp } from '../../test/dispatch-app.js';
import { ApplyReceiptConsumer } from '../apply-receipt/apply-receipt.consumer.js';
import { KeepRepliesConsumer } from '../keep-replies/keep-replies.consumer.js';
import { ProjectTemplatesConsumer } from '../project-templates/project-templates.consumer.js';
import { FollowVendorTemplatesConsumer } from '../sync-vendor-templates/follow-vendor-templates.consumer.js';

const templates: MetaTemplate[] = [
  { name: 'visit', language: 'en', parameters: 1 },
  { name: 'named', language: 'en', parameters: ['first', 'when'], header: 'image', buttons: ['url'] },
  { name: 'waiting', language: 'en', parameters: 1, status: 'PENDING' },
  { name: 'offer', language: 'en', parameters: 1, category: 'MARKETING' },
];

describe('sending by WhatsApp, as Meta speaks it', () => {
  let meta: FakeMeta;
  let app: DispatchApp;
  let authorization: string;
  let customers = 0;

  beforeAll(async () => {
    meta = await new FakeMeta({ apiToken: 'EAAtoken', phoneId: '111', businessId: '222', templates }).listen();
    app = await dispatchApp({ outboundAllow: ['127.0.0.1'], apiUrls: { meta: meta.url } });
    authorization = await app.hub('main');
    const whatsapp = { provider: 'meta', phoneId: '111', businessId: '222', apiToken: 'EAAtoken', appSecret: 'app-secret', verifyToken: 'verify-me' };
    await app.http().patch('/api/v1/settings').set({ authorization }).send({ whatsapp }).expect(200);
    app.run('sync vendor templates');
    await eventually(async () => expect(await app.database.query('select 1 from vendor_template')).toHaveLength(templates.length));
    app.run('send ');
  });
  afterAll(async () => {
    await app.close();
    await meta.stop();
  });
  beforeEach(() => {
    meta.messages.length = 0;
    meta.closedWindows.clear();
  });

  const nobodyYet = (): string => `+3460000${String(++customers).padStart(4, '0')}`;
  const wrote = (from: string) => app.deliver(KeepRepliesConsumer, 'handle', reply({ from }));
  const mapped = async (name: string, parameters: readonly string[] = ['first']): Promise<string> => {
    const id = newId();
    const batch: Batch = template(id, { body: 'Dear friend', whatsapp: { name, language: 'en', parameters } });
    await app.deliver(ProjectTemplatesConsumer, 'handle', batch);
    return id;
  };
  const send = async (body: object): Promise<string> => {
    const answer = await app.http().post('/api/v1/messages').set({ authorization }).send({ channel: 'whatsapp', ...('templateId' in body && { variables }), ...body });
    expect(answer.status).toBe(202);
    return answer.body.id;
  };
  const becomes = (id: string, wanted: object) => eventually(async () => expect(await app.message(id)).toMatchObject(wanted));
  const variables = { picture: 'https://shop.example/a.png', first: 'Ana', when: 'at ten', code: 'a-1' };
  const got = () => meta.messages.map(({ body }) => body);

  it('shows Meta’s templates with what fills them', async () => {
    const { body } = await app.http().get('/api/v1/settings/whatsapp/templates').set({ authorization }).expect(200);
    expect(body.items).toMatchObject([
      { name: 'named', status: 'APPROVED', isUsable: true, parameters: 4, places: ['header image (URL)', 'body first', 'body when', 'button 1 (url)'] },
      { name: 'offer', category: 'MARKETING' }, { name: 'visit', parameters: 1 }, { name: 'waiting', status: 'PENDING', isUsable: false },
    ]);
    expect(body.syncedAt).toEqual(expect.any(String));
  });

  it('takes free text of a person who has just written, and nothing of one who never did', async () => {
    const [ana, bob] = [nobodyYet(), nobodyYet()];
    await wrote(ana);
    const text = { category: 'custom', body: 'See you at ten' };
    const [toAna, toBob] = [await send({ to: ana, ...text }), await send({ to: bob, ...text })];
    await becomes(toAna, { status: 'sent' });
    await becomes(toBob, { status: 'skipped', reason_code: 'WHATSAPP.WINDOW_CLOSED', attempts: 0 });
    expect(got()).toMatchObject([{ type: 'text', text: { body: 'See you at ten' } }]);
  });

  it('waits for what a person may just have written before it takes the window for closed, and only that long', async () => {
    let bring: (isHere: boolean) => void = () => undefined;
    app.followed.whenCaughtUp = () => new Promise((resolve) => (bring = resolve));
    const [ana, bob] = [nobodyYet(), nobodyYet()];
    const answer = { category: 'custom', body: 'Yes, at ten' };
    const [toAna, toBob] = [await send({ to: ana, ...answer }), await send({ to: bob, ...answer })];
    for (const id of [toAna, toBob]) await becomes(id, { status: 'queued', reason_code: 'WHATSAPP.REPLIES_NOT_SEEN_YET', attempts: 0 });
    await wrote(ana);
    bring(true);
    app.followed.whenCaughtUp = async () => true;
    await becomes(toAna, { status: 'sent', reason_code: null });
    await becomes(toBob, { status: 'skipped', reason_code: 'WHATSAPP.WINDOW_CLOSED', attempts: 0 });
    expect(got()).toMatchObject([{ to: ana, type: 'text', text: { body: 'Yes, at ten' } }]);
  });

  it('sends the template at Meta to one who has not written, with its values in their places', async () => {
    const id = await send({ to: nobodyYet(), templateId: await mapped('named', ['picture', 'first', 'when', 'code']) });
    await becomes(id, { status: 'sent' });
    expect(got()).toMatchObject([{ type: 'template', template: { name: 'named', language: { code: 'en' }, components: [
      { type: 'header', parameters: [{ type: 'image', image: { link: 'https://shop.example/a.png' } }] },
      { type: 'body', parameters: [{ type: 'text', parameter_name: 'first', text: 'Ana' }, { type: 'text', parameter_name: 'when', text: 'at ten' }] },
      { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: 'a-1' }] },
    ] } }]);
  });

  it('sends its own words instead while the window is open, and switches when Meta says that it is closed', async () => {
    const ana = nobodyYet();
    await wrote(ana);
    const templateId = await mapped('visit');
    await becomes(await send({ to: ana, templateId }), { status: 'sent' });
    meta.closedWindows.add(ana);
    const id = await send({ to: ana, templateId });
    await becomes(id, { status: 'sent', attempts: 2 });
    expect(got()).toMatchObject([{ type: 'text', text: { body: 'Dear friend' } }, { type: 'template', template: { name: 'visit' } }]);
    const late = await send({ to: ana, category: 'custom', body: 'Hi' });
    await becomes(late, { status: 'skipped', reason_code: 'WHATSAPP.WINDOW_CLOSED' });
  });

  it('fails free text that Meta finds too late, also when Meta says so afterwards', async () => {
    const [ana, bob] = [nobodyYet(), nobodyYet()];
    await wrote(ana);
    await wrote(bob);
    meta.closedWindows.add(ana);
    await becomes(await send({ to: ana, category: 'custom', body: 'Hi' }), { status: 'failed', reason_code: 'WHATSAPP.WINDOW_CLOSED' });
    const id = await send({ to: bob, templateId: await mapped('visit') });
    await becomes(id, { status: 'sent' });
    const [attempt] = await app.database.query<{ id: string; account_id: string }>('select id, account_id from attempt where message_id = $1', [id]);
    const failure = { class: 'WINDOW', code: '131047', detail: 'Re-engagement message' };
    await app.deliver(ApplyReceiptConsumer, 'handle', receipt({ channel: 'whatsapp', provider: 'whatsapp', accountId: attempt?.account_id ?? '', attemptId: attempt?.id ?? '', status: 'failed', failure }));
    await becomes(id, { status: 'sent', attempts: 2, phase: 'settled' });
    expect(got()).toMatchObject([{ type: 'text' }, { type: 'template', template: { name: 'visit' } }]);
    expect((await app.published()).filter(({ key }) => key === id).map(({ type }) => type)).toEqual(['message.queued', 'message.sent']);
  });

  it('says that Meta holds it back while it looks at how a template is received, until Meta tells', async () => {
    meta.messageStatus = 'held_for_quality_assessment';
    const templateId = await mapped('visit');
    const ids = [await send({ to: nobodyYet(), templateId }), await send({ to: nobodyYet(), templateId })];
    for (const id of ids) await becomes(id, { status: 'sent', reason_code: 'WHATSAPP.HELD', phase: 'settled' });
    meta.messageStatus = 'accepted';
    const { body } = await app.http().get(`/api/v1/messages/${ids[0]}`).set({ authorization }).expect(200);
    expect(body.reason).toMatchObject({ code: 'WHATSAPP.HELD', text: { en: expect.stringContaining('holds it'), es: expect.stringContaining('retiene') } });
    const tell = async (id: string | undefined, change: Partial<ReceiptReceived>) => {
      const [attempt] = await app.database.query<{ id: string; account_id: string }>('select id, account_id from attempt where message_id = $1', [id]);
      await app.deliver(ApplyReceiptConsumer, 'handle', receipt({ channel: 'whatsapp', provider: 'whatsapp', accountId: attempt?.account_id ?? '', attemptId: attempt?.id ?? '', ...change }));
    };
    await tell(ids[0], { status: 'sent' });
    await tell(ids[1], { status: 'failed', failure: { class: 'CONTENT', code: '132015', detail: 'Template is paused' } });
    await becomes(ids[0] ?? '', { status: 'sent', reason_code: null });
    await becomes(ids[1] ?? '', { status: 'failed', reason_code: 'PROVIDER.CONTENT' });
  });

  it('stops at a template that Meta has not approved, and goes on when a callback says that it has', async () => {
    const templateId = await mapped('waiting');
    await becomes(await send({ to: nobodyYet(), templateId }), { status: 'skipped', reason_code: 'WHATSAPP.TEMPLATE_NOT_APPROVED', attempts: 0 });
    await app.deliver(FollowVendorTemplatesConsumer, 'handle', vendorTemplateNews({ name: 'waiting', status: 'APPROVED' }));
    Object.assign(templates.find(({ name }) => name === 'waiting') ?? {}, { status: 'APPROVED' });
    await becomes(await send({ to: nobodyYet(), templateId }), { status: 'sent' });
    await app.deliver(FollowVendorTemplatesConsumer, 'handle', vendorTemplateNews({ name: 'waiting', status: 'PAUSED', at: new Date(0).toISOString() }));
    await becomes(await send({ to: nobodyYet(), templateId }), { status: 'sent' });
  });

  it('does not call with another number of values than the template takes', async () => {
    const id = await send({ to: nobodyYet(), templateId: await mapped('visit', ['first', 'when']) });
    await becomes(id, { status: 'failed', reason_code: 'WHATSAPP.PARAMETERS_MISMATCH', attempts: 0 });
  });

  it('is marketing when Meta files the template so, whatever we call it', async () => {
    const id = await send({ to: nobodyYet(), templateId: await mapped('offer') });
    await becomes(id, { status: 'skipped', purpose: 'marketing', lane: 'bulk', reason_code: 'CONSENT.MISSING' });
    const templateId = await mapped('visit');
    const before = await send({ to: nobodyYet(), templateId, sendAt: new Date(app.clock.now().getTime() + 3_600_000).toISOString() });
    await app.deliver(FollowVendorTemplatesConsumer, 'handle', vendorTemplateNews({ name: 'visit', category: 'MARKETING' }));
    await app.hurry();
    await becomes(before, { status: 'skipped', reason_code: 'CONSENT.MISSING' });
    expect(got()).toEqual([]);
  });

  it('does not wait for ever where the log cannot tell', async () => {
    app.followed.whenCaughtUp = async () => undefined;
    const id = await send({ to: nobodyYet(), category: 'custom', body: 'Hi' });
    await becomes(id, { status: 'queued', reason_code: 'WHATSAPP.REPLIES_NOT_SEEN_YET' });
    app.clock.advance(600_000);
    await becomes(id, { status: 'skipped', reason_code: 'WHATSAPP.WINDOW_CLOSED' });
  });

  it('keeps status, quality and category as Meta says them last, by callback and by poll', async () => {
    const listed = async () => {
      const { body } = await app.http().get('/api/v1/settings/whatsapp/templates').set({ authorization }).expect(200);
      return body.items.find(({ name }: { name: string }) => name === 'offer');
    };
    app.clock.advance(60_000);
    await app.deliver(FollowVendorTemplatesConsumer, 'handle', vendorTemplateNews({ name: 'offer', quality: 'RED', at: app.clock.now().toISOString() }));
    expect(await listed()).toMatchObject({ status: 'APPROVED', category: 'MARKETING', quality: 'RED' });
    Object.assign(templates.find(({ name }) => name === 'offer') ?? {}, { status: 'PAUSED', category: 'UTILITY', quality: 'YELLOW' });
    app.clock.advance(60_000);
    await app.http().post('/api/v1/settings/whatsapp/templates/sync').set({ authorization }).expect(200);
    expect(await listed()).toMatchObject({ status: 'PAUSED', isUsable: false, category: 'UTILITY', quality: 'YELLOW' });
  });
});
