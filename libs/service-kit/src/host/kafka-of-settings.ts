import { readFileSync } from 'node:fs';
import { KafkaBroker, type BrokerTools, type KafkaConnection } from '@messaging/eventing';
import { ConfigurationError } from '../config/parse-settings.js';
import type { Logger } from '../logging/logger.js';
import { counter } from '../metrics/metrics.js';
import type { OpenService } from './hosted-service.js';
import type { ServiceProcessSettings } from './service-process-settings.js';

type KafkaSettings = Pick<
  ServiceProcessSettings,
  'KAFKA_BROKERS' | 'KAFKA_SSL' | 'KAFKA_SSL_CA' | 'KAFKA_SASL_MECHANISM' | 'KAFKA_SASL_USERNAME' | 'KAFKA_SASL_PASSWORD' | 'TOPIC_PREFIX' | 'TOPICS'
>;

const missingAcks = counter({ name: 'produce_missing_acks_total', help: 'Partitions that a send left unacknowledged and that were sent to again' });

/** How the cluster is reached; reads the CA's file. `kafkaRule` has made sure that SASL is whole. */
export function kafkaConnectionOf(settings: Omit<KafkaSettings, 'TOPIC_PREFIX' | 'TOPICS'>, clientId: string): KafkaConnection {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username = '', KAFKA_SASL_PASSWORD: password = '', KAFKA_SSL_CA: caFile } = settings;
  return {
    brokers: settings.KAFKA_BROKERS,
    clientId,
    ssl: settings.KAFKA_SSL ? (caFile === undefined ? {} : { ca: readCa(caFile) }) : undefined,
    sasl: mechanism === undefined ? undefined : { mechanism, username, password },
  };
}

function readCa(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigurationError(`KAFKA_SSL_CA cannot be read: ${(error as Error).message}`);
  }
}

/** The log of a service that runs apart. */
export function kafkaBroker(settings: KafkaSettings, process: { name: string; logger: Logger; onStuck: (reason: string) => void }) {
  return (services: readonly OpenService[], tools: BrokerTools): KafkaBroker =>
    new KafkaBroker(services.map(({ parts }) => parts), tools, {
      connection: kafkaConnectionOf(settings, process.name),
      topicPrefix: settings.TOPIC_PREFIX,
      topics: settings.TOPICS,
      onStuck: process.onStuck,
      onClientLog: (_level, message) => process.logger.debug({ part: 'kafka client' }, message),
      onMissingAcks: (partitions) => {
        missingAcks.inc(partitions.length);
        process.logger.warn({ partitions }, 'a send came back without these partitions; it is made again');
      },
    });
}
