import { createRequire } from 'node:module';
import { installCodecs } from './codecs.js';
import { patchIdleTimers, patchLastFetch, patchRecordBatchDecoder, patchRecordCodec, patchStoppedRunner, patchTimeoutLooks } from './kafkajs-patches.js';

/**
 * kafkajs 2.2.4, pinned, with what it lacks. The client is frozen upstream, so it is mended here, in six places, before
 * the rest of it is loaded; nothing else of the platform may require it.
 */
const require = createRequire(import.meta.url);
patchRecordCodec(require);
patchRecordBatchDecoder(require);
patchIdleTimers(require);
patchTimeoutLooks(require);
patchStoppedRunner(require);
patchLastFetch(require);
const library = require('kafkajs') as typeof import('kafkajs');
installCodecs(library.CompressionCodecs, require);

export const { Kafka, logLevel, AclOperationTypes, AclPermissionTypes, AclResourceTypes, ConfigResourceTypes, ResourcePatternTypes } = library;
export type { Admin, Consumer, ConsumerEndBatchProcessEvent, EachBatchPayload, ISocketFactory, KafkaMessage, LogEntry, Message, Producer, RecordMetadata, SASLOptions } from 'kafkajs';
