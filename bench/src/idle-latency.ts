import { erpEvent, eventually, FastSmtpSink, type ApiClient } from '@messaging/testing';
import { enableWelcome } from './event-stream.js';
import { startProduct } from './product.js';
import type { Row } from './table.js';

/** From the moment an ERP event is posted until the mail server has the whole mail, nothing else going on. */
export async function idleLatency(events: number): Promise<Row[]> {
  const sink = await FastSmtpSink.start({ journal: true });
  const product = await startProduct(sink.port);
  try {
    await enableWelcome(product.api);
    return await latencyRows(product.api, sink, { events, ceilingMs: 100 });
  } finally {
    await product.process.dispose();
    await product.api.close();
    await sink.close();
  }
}

/** The same with a product that runs already, whose welcome is enabled. */
export async function latencyRows(api: ApiClient, sink: FastSmtpSink, { events, ceilingMs }: { events: number; ceilingMs: number }): Promise<Row[]> {
  const latencies: number[] = [];
  const mailTo = (address: string) => {
    const found = sink.journal().filter((entry) => entry.to.includes(address));
    return found.length > 0 && found;
  };
  for (let n = 0; n < events + 10; n++) {
    const event = erpEvent('customer.created', { customerId: `c-${n}`, customer: { firstName: 'Sara', email: `idle${n}@example.com` } }, { id: `idle-${n}` });
    const posted = Date.now();
    const answer = await api.post('/api/v1/events', event, { headers: { 'content-type': 'application/cloudevents+json' } });
    if (answer.status !== 202) throw new Error(`event: ${answer.status}`);
    const [entry] = await eventually(() => mailTo(`idle${n}@example.com`), { timeoutMs: 10_000, everyMs: 5 });
    if (n >= 10 && entry) latencies.push(Date.parse(entry.at) - posted); // the first ones warm the process up
  }
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.min(latencies.length - 1, Math.ceil(latencies.length * share) - 1)] ?? 0;
  return [
    { what: 'event posted → mail at the server, idle, p50', value: at(0.5), unit: 'ms' },
    { what: 'event posted → mail at the server, idle, p99', value: at(0.99), unit: 'ms', ceiling: ceilingMs, note: `${latencies.length} events, slowest ${latencies.at(-1) ?? 0} ms` },
  ];
}
