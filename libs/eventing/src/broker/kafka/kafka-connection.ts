import { Kafka, logLevel, type ISocketFactory, type LogEntry, type SASLOptions } from './kafkajs-library.js';

/** How the brokers are reached (KAFKA_* of API.md section 1). */
export interface KafkaConnection {
  readonly brokers: readonly string[];
  /** Names the process in the brokers' logs and quotas. */
  readonly clientId: string;
  /** TLS; `ca` in PEM when the brokers' CA is not a public one. */
  readonly ssl?: { readonly ca?: string } | undefined;
  readonly sasl?: { readonly mechanism: 'plain' | 'scram-sha-512'; readonly username: string; readonly password: string } | undefined;
  /** Makes the sockets; a test gives some that it can cut. */
  readonly socketFactory?: ISocketFactory | undefined;
}

/** What kafkajs says beside its errors; a service logs it at debug. */
export type ClientLog = (level: 'warn' | 'error', message: string) => void;

const connectionTimeoutMs = 3000;
/**
 * A restarted broker is found again within 0.5 s after an outage of seconds; after a long one a consumer comes back as a
 * new member once the coordinator has forgotten the old one, so session timeout and not these steps is the bound.
 */
export const retrySteps = { initialRetryTime: 100, maxRetryTime: 2000, retries: 8 } as const;

/** A client of kafkajs. Nothing is connected yet. */
export function kafkaClient({ brokers, clientId, ssl, sasl, socketFactory }: KafkaConnection, log: ClientLog): InstanceType<typeof Kafka> {
  return new Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: connectionTimeoutMs,
    requestTimeout: 30_000,
    retry: retrySteps,
    ...(ssl && { ssl: ssl.ca === undefined ? true : { ca: [ssl.ca] } }),
    ...(sasl && { sasl: sasl as SASLOptions }),
    ...(socketFactory && { socketFactory }),
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => say(entry, log),
  });
}

function say({ level, namespace, log: { message, groupId, error } }: LogEntry, log: ClientLog): void {
  const about = [namespace, groupId, message, error].filter((part) => typeof part === 'string' && part !== '').join(' ');
  log(level <= logLevel.ERROR ? 'error' : 'warn', about);
}
