import { erpEvent, eventually, FastSmtpSink, type ApiClient } from '@messaging/testing';

const batchSize = 500;
/** An event comes, and its mail leaves: nothing takes longer, whatever else goes on. */
const doneWithinMs = 600_000;

/** Mails that follow events without a delay. */
export async function enableWelcome(api: ApiClient): Promise<void> {
  const id = await eventually(async () => {
    const { body } = await api.get<{ items: { id: string; trigger: string }[] }>('/api/v1/automations');
    return body.items.find((automation) => automation.trigger === 'welcome')?.id ?? false;
  }, { timeoutMs: 60_000 });
  const { status } = await api.post(`/api/v1/automations/${id}/enable`, {});
  if (status !== 200) throw new Error(`enable: ${status}`);
}

/** Before any is measured: each process compiles what it runs often, and six of them take longer than one. */
const warmUpEvents = 5000;

/** A stream that nobody measures. */
export async function warmUp(api: ApiClient, sink: FastSmtpSink): Promise<void> {
  await eventStream(api, sink, { count: warmUpEvents, prefix: 'early' });
}

/**
 * `count` new customers over HTTP, each greeted by mail: event → automation → command → dispatch → mail server. Mails per
 * second from the first event's request to the last mail. Throws when anybody got none or two.
 */
export async function eventStream(api: ApiClient, sink: FastSmtpSink, { count, prefix }: { count: number; prefix: string }): Promise<number> {
  const before = sink.journal().length;
  const started = Date.now();
  for (let from = 0; from < count; from += batchSize) {
    const events = Array.from({ length: Math.min(batchSize, count - from) }, (_, index) => {
      const customerId = `${prefix}-${from + index}`;
      return erpEvent('customer.created', { customerId, customer: { firstName: 'Sara', email: `${customerId}@example.com` } });
    });
    const { status, body } = await api.post('/api/v1/events', JSON.stringify(events), { headers: { 'content-type': 'application/cloudevents-batch+json' } });
    if (status !== 202) throw new Error(`events: ${status} ${JSON.stringify(body).slice(0, 300)}`);
  }
  const mails = (await sink.waitFor(before + count, doneWithinMs)).slice(before);
  const distinct = new Set(mails.flatMap(({ to }) => to)).size;
  if (distinct !== count || mails.length !== count) throw new Error(`${mails.length} mails to ${distinct} recipients, expected ${count} each once`);
  return count / ((Date.parse(mails.at(-1)?.at ?? '') - started) / 1000);
}
