import type { AutomationView, EventsAccepted, ExecutionView, Message, TimelineItem, Trigger } from '@messaging/contracts';
import {
  ApiClient,
  dsnFor,
  eventually,
  freePort,
  ProductProcess,
  signInbound,
  SmtpSink,
  type ApiIdentity,
  type ErpEvent,
  type JournalEntry,
  type ProductOptions,
} from '@messaging/testing';

/** AUTH_JWT_SECRET of every product under test. */
export const tokenSecret = 'the-secret-that-the-tests-share-with-the-product';
/** What bounces and delivery reports are signed with. */
export const inboundSecret = 'a-secret-between-the-mail-server-and-us';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Changes to a system automation before it is enabled. */
export interface AutomationChange {
  readonly channel?: string;
  readonly timing?: { readonly anchor: 'event' | 'start'; readonly offset: string };
  readonly triggerConfig?: Record<string, unknown>;
}

/** Starts the built product, as its own process, so that mail to this machine is allowed. */
export const startProduct = (options: ProductOptions = {}): Promise<ProductProcess> =>
  ProductProcess.start({ ...options, env: { AUTH_JWT_SECRET: tokenSecret, OUTBOUND_ALLOW: '127.0.0.1', LOG_LEVEL: 'warn', ...options.env } });

/** The same product as processes of their own, with a PostgreSQL and a Kafka that it starts itself. */
export async function startDistributedProduct(options: ProductOptions = {}): Promise<ProductProcess> {
  const ports = await Promise.all(['TEMPLATES', 'DISPATCH', 'CAMPAIGNS', 'AUTOMATIONS', 'WEBHOOKS'].map(async (name) => [`${name}_URL`, `http://localhost:${await freePort()}`]));
  const env = { ...Object.fromEntries(ports) as Record<string, string>, ...options.env };
  return startProduct({ ...options, entry: 'tools/start-distributed.mjs', readyTimeoutMs: 180_000, stopTimeoutMs: 60_000, env });
}

/** One hub of a running product, seen from outside: its ERP, its staff and its mail server, by HTTP alone. */
export class Shop {
  constructor(
    readonly client: ApiClient,
    readonly hubId = 'main',
  ) {}

  /** The hub of a running product. */
  static of(product: { readonly baseUrl: string }, identity: ApiIdentity = {}): Shop {
    const client = new ApiClient({ baseUrl: product.baseUrl, secret: tokenSecret, ...identity });
    return new Shop(client, identity.hubId);
  }

  /** Lets mail go out through a mail server; settings have arrived everywhere when this resolves. */
  async useMailServer(sink: SmtpSink): Promise<void> {
    const email = { provider: 'smtp', host: sink.host, port: sink.port, useTls: false, fromName: 'The Shop', fromAddress: 'shop@example.com', bounceDomain: 'bounces.example.com', inboundSecret };
    await this.ask(200, this.client.patch('/api/v1/settings', { email }));
  }

  /** The system automation of a trigger, changed as told and enabled. */
  async enable(trigger: Trigger, change: AutomationChange = {}): Promise<AutomationView> {
    const { id } = await this.automation(trigger);
    if (Object.keys(change).length > 0) await this.ask(200, this.client.patch(`/api/v1/automations/${id}`, change));
    await this.ask(200, this.client.post(`/api/v1/automations/${id}/enable`, {}));
    return this.automation(trigger);
  }

  async automation(trigger: Trigger): Promise<AutomationView> {
    const { items } = await this.ask<Page<AutomationView>>(200, this.client.get('/api/v1/automations', { query: { limit: 200 } }));
    const found = items.find((automation) => automation.trigger === trigger && automation.isSystem);
    if (!found) throw new Error(`no system automation for ${trigger}`);
    return found;
  }

  /** The ERP publishes events; all must be accepted, duplicates included. */
  async publish(...events: readonly ErpEvent[]): Promise<EventsAccepted> {
    const body = JSON.stringify(events.map((event) => ({ ...event, hubid: this.hubId })));
    const answer = await this.ask<EventsAccepted>(202, this.client.post('/api/v1/events', body, { headers: { 'content-type': 'application/cloudevents-batch+json' } }));
    if (answer.rejected.length > 0) throw new Error(`rejected: ${JSON.stringify(answer.rejected)}`);
    return answer;
  }

  async messagesOf(customerId: string): Promise<readonly Message[]> {
    return (await this.ask<Page<Message>>(200, this.client.get('/api/v1/messages', { query: { customerId } }))).items;
  }

  /** Waits for the customer's only message to have one of these statuses. */
  messageOf(customerId: string, ...statuses: readonly Message['status'][]): Promise<Message> {
    return eventually(async () => {
      const [message, ...more] = await this.messagesOf(customerId);
      if (more.length > 0) throw new Error(`${customerId} has ${more.length + 1} messages`);
      if (!message) throw new Error(`${customerId} has no message`);
      if (statuses.length > 0 && !statuses.includes(message.status)) throw new Error(`the message is ${message.status} ${JSON.stringify(message.reason ?? {})}, not ${statuses.join(' or ')}`);
      return message;
    });
  }

  /** Waits for the customer's execution to exist. */
  executionOf(customerId: string): Promise<ExecutionView> {
    return eventually(async () => {
      const { items } = await this.ask<Page<ExecutionView>>(200, this.client.get('/api/v1/executions', { query: { customerId } }));
      const [execution] = items;
      if (!execution) throw new Error(`${customerId} has no execution`);
      return execution;
    });
  }

  async timeline(messageId: string): Promise<readonly TimelineItem[]> {
    return (await this.ask<{ items: TimelineItem[] }>(200, this.client.get(`/api/v1/messages/${messageId}/timeline`))).items;
  }

  /** The mail server reports that a mail arrived, or not: a DSN to the email door, signed. */
  async reportMail(entry: JournalEntry, action: 'delivered' | 'failed'): Promise<void> {
    const { email } = await this.ask<{ email: { inboundUrl: string } }>(200, this.client.get('/api/v1/settings'));
    const status = action === 'delivered' ? '2.0.0' : '5.1.1';
    const dsn = dsnFor({ envelopeFrom: entry.envelopeFrom, recipient: entry.to[0] ?? '', action, status, messageId: entry.messageId });
    const headers = { 'content-type': 'message/rfc822', 'x-signature': signInbound(inboundSecret, dsn) };
    // The secret travels to the service that verifies: until it is there, a report is refused like any forged one.
    await eventually(async () => {
      const { status: answered } = await this.client.post(new URL(email.inboundUrl).pathname, dsn, { headers });
      if (answered !== 200) throw new Error(`the report was answered ${answered}`);
    });
  }

  /** The answer's body, if it has the status that the caller counts on. */
  async ask<Body>(status: number, answer: Promise<{ status: number; body: unknown }>): Promise<Body> {
    const given = await answer;
    if (given.status !== status) throw new Error(`answered ${given.status} instead of ${status}: ${JSON.stringify(given.body)}`);
    return given.body as Body;
  }
}

/** The mail for one recipient, once the server has it. */
export async function mailTo(sink: SmtpSink, recipient: string): Promise<JournalEntry> {
  const entries = await sink.waitFor((all) => all.some((entry) => entry.to.includes(recipient)));
  const found = entries.find((entry) => entry.to.includes(recipient));
  if (!found) throw new Error(`no mail for ${recipient}`);
  return found;
}
