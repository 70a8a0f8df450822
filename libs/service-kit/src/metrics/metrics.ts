import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The registry of this process. One even when services are composed: a scrape asks the process. */
export const metricsRegistry = new Registry();

/** How a metric is made. Labels never hold a hub, an id or an address: each value is a series kept for ever. */
export interface MetricOptions<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly Label[];
}

/** The counter of this name, made at the first call. */
export function counter<Label extends string = never>(options: MetricOptions<Label>): Counter<Label> {
  return once(options.name, Counter<Label>, () => new Counter(configuration(options)));
}

/** The gauge of this name, made at the first call; `collect` sets it at each scrape. */
export function gauge<Label extends string = never>(
  options: MetricOptions<Label> & { readonly collect?: (gauge: Gauge<Label>) => void | Promise<void> },
): Gauge<Label> {
  const { collect } = options;
  return once(options.name, Gauge<Label>, () =>
    new Gauge({
      ...configuration(options),
      ...(collect ? { collect(this: Gauge<Label>) { return collect(this); } } : {}),
    }),
  );
}

/** The histogram of this name, made at the first call; `buckets` in the unit that the name ends with. */
export function histogram<Label extends string = never>(
  options: MetricOptions<Label> & { readonly buckets: readonly number[] },
): Histogram<Label> {
  return once(options.name, Histogram<Label>, () =>
    new Histogram({ ...configuration(options), buckets: [...options.buckets] }),
  );
}

/** How often the event loop's lateness is looked at: with the usual 10 ms that alone wakes an idle process a hundred times a second. */
const eventLoopLookMs = 100;

/** Memory, event loop, handles and garbage collection of the process; a second call does nothing. */
export function collectProcessMetrics(): void {
  if (!metricsRegistry.getSingleMetric('process_cpu_user_seconds_total')) collectDefaultMetrics({ register: metricsRegistry, eventLoopMonitoringPrecision: eventLoopLookMs });
}

const configuration = <Label extends string>({ name, help, labels = [] }: MetricOptions<Label>) => ({
  name,
  help,
  labelNames: [...labels],
  registers: [metricsRegistry],
});

function once<Metric>(name: string, kind: new (configuration: never) => Metric, make: () => Metric): Metric {
  const known: unknown = metricsRegistry.getSingleMetric(name);
  if (known === undefined) return make();
  if (!(known instanceof kind)) throw new Error(`The metric ${name} exists with another kind`);
  return known;
}
