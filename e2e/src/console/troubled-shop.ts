import { erpEvent, eventually, SmtpSink } from '@messaging/testing';
import { CampaignDesk } from '../shop/campaign-desk.js';
import type { Shop } from '../shop/shop.js';
import type { ConsoleView } from './browser.js';
import { salonProfile } from './salon.js';
import { tryMail } from './salon-mail.js';
import type { Stage } from './stage.js';

const account = { user: 'shop@example.com', pass: 'the mail server’s word' } as const;
/** Nobody listens there. */
const closedPort = 9;

/** A shop in which everything goes wrong that can: mail servers that refuse, campaigns that the platform stops, events that nobody can read. */
export class TroubledShop {
  private constructor(private readonly shop: Shop, private readonly desk: CampaignDesk, private readonly sinks: { readonly asking: SmtpSink; readonly open: SmtpSink }) {}

  static async begin(shop: Shop): Promise<TroubledShop> {
    const [asking, open] = await Promise.all([SmtpSink.start({ auth: account }), SmtpSink.start()]);
    await shop.ask(200, shop.client.patch('/api/v1/settings', salonProfile));
    return new TroubledShop(shop, new CampaignDesk(shop), { asking, open });
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.sinks).map((sink) => sink.close()));
  }

  /** All of it, one after the other. */
  async stages(): Promise<readonly Stage[]> {
    const templateId = await this.desk.template('Hola {{customer.firstName}}:\n\nesta semana, 20 % en color.\n\n{{unsubscribeUrl}}', 'Semana del color');
    const campaigns = await this.#campaigns(templateId);
    const everything = await this.#everything();
    return [{ views: campaigns }, { views: everything }, { views: this.#verifications() }, await this.#puttingOff(templateId), await this.#otherSender(templateId), { views: this.#atTheDesk(), as: 'reception' }];
  }

  /** Each cause for which an account does not work, and what is then said; at the end one that does. */
  #verifications(): readonly ConsoleView[] {
    const { asking, open } = this.sinks;
    const view = (name: string, email: object): ConsoleView => ({ name: `trouble-verify-${name}`, path: 'settings/channels/', before: () => this.#mail(email), press: tryMail });
    return [
      view('host', { host: 'smtp.nowhere.invalid', port: 587 }),
      view('port', { host: open.host, port: closedPort }),
      view('tls', { host: open.host, port: open.port, useTls: true }),
      view('password', { host: asking.host, port: asking.port, password: 'last year’s word', username: account.user }),
      view('nobody', { host: asking.host, port: asking.port }),
    ];
  }

  #mail(email: object): Promise<unknown> {
    const whole = { provider: 'smtp', useTls: false, username: null, password: null, fromName: 'Salón Sol', fromAddress: 'hola@salonsol.example', ...email };
    return this.shop.ask(200, this.shop.client.patch('/api/v1/settings', { email: whole }));
  }

  /** Campaigns in every state that is no good one. */
  async #campaigns(templateId: string): Promise<readonly ConsoleView[]> {
    await this.shop.ask(200, this.shop.client.patch('/api/v1/settings', { email: { provider: 'sandbox' } }));
    await this.desk.customers(this.#people());
    const campaign = (name: string, tag: string, change: object = {}) => this.desk.create({ templateId, name, ...tagged(tag), ...change });
    const [bounces, content, failures, cancelled, trial] = [
      await campaign('Vuelve a vernos', 'bounces', { ratePerMinute: 600 }), await campaign('Oferta de enero', 'content', { ratePerMinute: 600 }), await campaign('Semana del color', 'failures'),
      await campaign('Horario de Navidad', 'bounces', { rampUp: { first: 40, wait: 'PT2H' } }), await campaign('Gracias por venir', 'bounces', { ratePerMinute: 60 }),
    ];
    for (const id of [bounces, content, failures, cancelled]) await this.desk.act(id, 'start');
    await this.desk.until(failures, 'completed');
    await eventually(async () => {
      const { totals } = await this.desk.get(cancelled);
      if (totals.sent + totals.accepted < 20) throw new Error('too little has left to be called off');
    });
    await this.desk.act(cancelled, 'cancel');
    await this.#paused(bounces);
    await this.#paused(content);
    await this.desk.act(trial, 'start');
    return [
      { name: 'trouble-campaigns', path: 'campaigns/' },
      { name: 'trouble-campaign-bounces', path: `campaigns/${bounces}/` },
      { name: 'trouble-campaign-content', path: `campaigns/${content}/?status=failed` },
      { name: 'trouble-campaign-failures', path: `campaigns/${failures}/` },
      { name: 'trouble-campaign-cancelled', path: `campaigns/${cancelled}/` },
      { name: 'trouble-campaign-to-real', path: `campaigns/${trial}/` },
      { name: 'trouble-campaign-nobody', path: `campaigns/${failures}/?status=cancelled` },
    ];
  }

  #people() {
    const person = (tag: string, index: number, story: string) => ({
      id: `${tag}-${index}`, firstName: ['Lucía', 'Mateo', 'Noa', 'Hugo'][index % 4] ?? '', lastName: ['Gómez', 'Díaz', 'Gil'][index % 3] ?? '', locale: 'es', timeZone: 'Europe/Madrid', country: 'ES',
      email: `${story}+${tag}${index}@example.com`, tags: [tag], consent: { email: { marketing: true, source: 'Ficha de cliente' } },
    });
    const many = (tag: string, count: number, story: (index: number) => string) => Array.from({ length: count }, (_, index) => person(tag, index, story(index)));
    return [
      ...many('bounces', 400, (index) => (index % 7 === 0 ? 'bounce' : 'cliente')), ...many('content', 120, () => 'content'),
      ...many('failures', 40, (index) => ['cliente', 'read', 'cliente', 'fail', 'bounce', 'unknown', 'content', 'cliente'][index % 8] ?? ''),
    ];
  }

  #paused(id: string): Promise<unknown> {
    return eventually(async () => {
      const { status, totals } = await this.desk.get(id);
      if (status !== 'paused') throw new Error(`it is ${status}: ${JSON.stringify(totals)}`);
    }, { timeoutMs: 60_000 });
  }

  /** All at once: a channel that stopped, campaigns that the platform paused, what nobody knows of, events that wait for a person, hooks that fail, and a stop by hand. */
  async #everything(): Promise<readonly ConsoleView[]> {
    const { shop } = this;
    await shop.ask(201, shop.client.post('/api/v1/hooks', { url: `http://127.0.0.1:${closedPort}/avisos`, events: ['message.*', 'channel.broken'], description: 'Programa de caja' }));
    await shop.publish(erpEvent('customer.updated', { customerId: 'luz', customer: { firstName: 'Luz', birthday: 'el tres de mayo' } }), erpEvent('appointment.scheduled', { customerId: 'luz', appointmentId: 'v-1', startsAt: 'mañana' }));
    await this.#loseAnAnswer();
    await this.#mail({ host: this.sinks.asking.host, port: this.sinks.asking.port, username: account.user, password: 'last year’s word' });
    await this.#write('ana@example.com');
    await eventually(async () => {
      const { problems } = await shop.ask<{ problems: readonly { kind: string }[] }>(200, shop.client.get('/api/v1/dashboard'));
      for (const kind of ['channel_broken', 'events_parked', 'messages_unknown', 'address_unreachable']) if (!problems.some((known) => known.kind === kind)) throw new Error(`no ${kind} in ${JSON.stringify(problems)}`);
    }, { timeoutMs: 60_000 });
    const { items } = await shop.ask<{ items: readonly { id: string }[] }>(200, shop.client.get('/api/v1/messages', { query: { status: 'unknown' } }));
    return [
      { name: 'trouble-dashboard', path: 'dashboard/' },
      { name: 'trouble-messages-unknown', path: 'messages/?status=unknown&sandbox=false' },
      { name: 'trouble-message-unknown', path: `messages/?status=unknown&open=${items[0]?.id ?? ''}` },
      { name: 'trouble-events', path: 'settings/events/?status=parked' },
      { name: 'trouble-hooks', path: 'settings/hooks/' },
      { name: 'trouble-channels', path: 'settings/channels/' },
      { name: 'trouble-held', path: 'settings/channels/', before: () => this.#hold(true), after: () => this.#hold(false) },
      { name: 'trouble-dashboard-held', path: 'dashboard/', before: () => this.#hold(true), after: () => this.#hold(false) },
    ];
  }

  /** A campaign by a mail server that takes every fifth address only later. */
  async #puttingOff(templateId: string): Promise<Stage> {
    const { open } = this.sinks;
    const id = await this.desk.create({ templateId, name: 'Nueva carta de color', ...tagged('failures'), ratePerMinute: 600 });
    return {
      prepare: async () => {
        await open.behave({ refuseRecipients: [{ pattern: '[05]@', code: 451, text: '4.7.1 Greylisted, please try again later' }] });
        await this.#mail({ host: open.host, port: open.port });
        await this.desk.act(id, 'start');
        await eventually(async () => {
          const { retried } = await this.shop.ask<{ retried: number }>(200, this.shop.client.get('/api/v1/messages/waiting', { query: { campaignId: id } }));
          if (retried === 0) throw new Error(`nobody has been put off: ${JSON.stringify(await this.desk.get(id))}`);
        }, { timeoutMs: 60_000 });
      },
      views: [{ name: 'trouble-campaign-waits', path: `campaigns/${id}/` }],
    };
  }

  /** The shop's mail comes from elsewhere while a campaign is on its way. */
  async #otherSender(templateId: string): Promise<Stage> {
    const { open } = this.sinks;
    const id = await this.desk.create({ templateId, name: 'Puertas abiertas', ...tagged('bounces'), ratePerMinute: 60 });
    return {
      prepare: async () => {
        await this.#mail({ host: open.host, port: open.port });
        await this.desk.act(id, 'start');
        await eventually(async () => (await this.desk.get(id)).totals.accepted > 0, { timeoutMs: 60_000 });
        await this.#mail({ host: 'localhost', port: open.port, fromAddress: 'citas@salonsol.example' });
        await this.#paused(id);
      },
      views: [{ name: 'trouble-campaign-sender', path: `campaigns/${id}/` }, { name: 'trouble-dashboard-sender', path: 'dashboard/' }],
    };
  }

  /** What the reception is told of all this. */
  #atTheDesk(): readonly ConsoleView[] {
    return [{ name: 'trouble-reception-dashboard', path: 'dashboard/' }, { name: 'trouble-reception-messages', path: 'messages/' }, { name: 'trouble-reception-compose', path: 'messages/new/?channel=email' }];
  }

  #write(to: string): Promise<{ id: string }> {
    return this.shop.ask(202, this.shop.client.post('/api/v1/messages', { channel: 'email', to, category: 'custom', subject: 'Mañana', body: 'Te esperamos mañana a las diez.' }));
  }

  /** The mail server goes away before it says whether it took the mail. */
  async #loseAnAnswer(): Promise<void> {
    const { open } = this.sinks;
    await open.behave({ cutAfterMessage: { outcome: 'lost', times: 1 } });
    await this.#mail({ host: open.host, port: open.port });
    const { id } = await this.#write('luis@example.com');
    await eventually(async () => (await this.shop.client.get<{ status: string }>(`/api/v1/messages/${id}`)).body.status === 'unknown', { timeoutMs: 60_000 });
  }

  #hold(on: boolean): Promise<unknown> {
    return this.shop.ask(200, this.shop.client.post('/api/v1/settings/hold', { scope: 'all', on }));
  }
}

/** Customers with a tag. */
const tagged = (tag: string) => ({ audience: { filter: { combinator: 'and' as const, rules: [{ field: 'customer.tags', operator: 'contains' as const, value: tag }] } } });
