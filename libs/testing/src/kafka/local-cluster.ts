import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** One broker of a cluster on this machine. What it stored outlives `stop` and `kill`. */
export interface LocalBroker {
  readonly id: number;
  readonly broker: string;
  readonly pid: number | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** Brokers of a test's own, to stop and kill. */
export interface LocalCluster {
  readonly brokers: readonly string[];
  readonly nodes: readonly LocalBroker[];
  stop(): Promise<void>;
}

/** Ports and folder of a node, for settings that name them. */
export interface NodePlace {
  readonly port: number;
  readonly controllerPort: number;
  readonly dir: string;
}

export interface LocalClusterOptions {
  readonly nodes?: number;
  readonly heap?: string;
  /** Server settings on top of the usual ones. */
  readonly config?: Readonly<Record<string, string | number | boolean>> | ((place: NodePlace) => Record<string, string | number | boolean>);
  /** Further options of the JVM. */
  readonly jvm?: readonly string[];
}

interface LocalKafkaModule {
  readonly startKafka: (options: LocalClusterOptions) => Promise<LocalCluster>;
}

const modulePath = path.resolve(import.meta.dirname, '../../../../deploy/kafka/local/cluster.mjs');

/** Starts brokers from Kafka's own jars (deploy/kafka/local). Stop it in `afterAll`. */
export async function startLocalCluster(options: LocalClusterOptions = {}): Promise<LocalCluster> {
  const { startKafka } = (await import(pathToFileURL(modulePath).href)) as LocalKafkaModule;
  return startKafka(options);
}
