import type { DistributedProduct } from '@messaging/testing';

/** What operations read of a running product: each name with the labels it is split by. Counters end in `_total` on the wire, histograms in `_count`. */
export const promisedMetrics: Readonly<Record<string, readonly string[]>> = {
  outbox_unstamped_age_seconds: ['service'],
  outbox_relay_lag: ['service'],
  outbox_relay_lag_age_seconds: ['service'],
  consumer_lag: ['group', 'topic'],
  consumer_lag_age_seconds: ['group', 'topic'],
  due_lag_seconds: ['service'],
  queue_depth: ['channel', 'lane', 'state'],
  oldest_queued_seconds: ['lane'],
  send_seconds_count: ['channel', 'provider'],
  provider_errors_total: ['class'],
  breaker_state: ['cause'],
  tokens_waiting: [],
  inbox_duplicates_total: ['consumer'],
  dead_letters: ['consumer'],
  unknown_messages: [],
  receipt_orphans: [],
  counter_drift_total: [],
  produce_missing_acks_total: [],
  oldest_transaction_seconds: [],
  table_dead_tuples: ['service', 'table'],
};

/** Every sample of every service, by name: the labels it has. */
export async function scrape(product: DistributedProduct): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const texts = await Promise.all([...product.services.values()].map(async ({ baseUrl }) => (await fetch(`${baseUrl}/metrics`)).text()));
  const samples = new Map<string, Set<string>>();
  for (const [, name = '', labels = ''] of texts.join('\n').matchAll(/^([a-z_]+)(?:\{(.*)\})? /gm)) {
    const known = samples.get(name) ?? new Set();
    for (const [, label = ''] of labels.matchAll(/([a-z_]+)="/g)) known.add(label);
    samples.set(name, known);
  }
  return samples;
}

/** What of the promised metrics has no sample, or not the labels it is promised by. */
export function missingOf(samples: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return Object.entries(promisedMetrics).flatMap(([name, labels]) => {
    const found = samples.get(name);
    if (!found) return [name];
    return labels.filter((label) => !found.has(label)).map((label) => `${name}{${label}}`);
  });
}
