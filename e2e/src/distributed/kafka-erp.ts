import { dispatchEvents, erpCustomerEvents } from '@messaging/contracts';
import { Kafka, logLevel, Partitioners, type Consumer, type Message, type Producer } from 'kafkajs';
import { binaryMessage, type TracedErpEvent } from './erp-producer.js';

/** A status as the ERP reads it back. */
export interface StatusEvent {
  readonly type: string;
  readonly key: string;
  readonly data: { readonly messageId: string; readonly status: string; readonly customerId?: string };
}

/** The ERP's customer service on Kafka: it puts events there itself and reads statuses back. Always `close()` it. */
export class KafkaErp {
  readonly statuses: StatusEvent[] = [];

  private constructor(
    private readonly producer: Producer,
    private readonly consumer: Consumer,
    private readonly prefix: string,
  ) {}

  static async connect(brokers: readonly string[], prefix = ''): Promise<KafkaErp> {
    const kafka = new Kafka({ clientId: 'erp', brokers: [...brokers], logLevel: logLevel.NOTHING });
    const erp = new KafkaErp(
      kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner, allowAutoTopicCreation: false }),
      kafka.consumer({ groupId: `${prefix}erp`, sessionTimeout: 60_000, heartbeatInterval: 3000, maxWaitTimeInMs: 100 }),
      prefix,
    );
    await Promise.all([erp.producer.connect(), erp.consumer.connect()]);
    await erp.consumer.subscribe({ topics: [prefix + dispatchEvents.name], fromBeginning: true });
    await erp.consumer.run({
      eachMessage: async ({ message }) => {
        const data = JSON.parse(message.value?.toString() ?? '{}') as StatusEvent['data'];
        erp.statuses.push({ type: message.headers?.['ce_type']?.toString() ?? '', key: message.key?.toString() ?? '', data });
      },
    });
    return erp;
  }

  /** Publishes events in binary mode, keyed by their customers. */
  async publish(...events: readonly TracedErpEvent[]): Promise<void> {
    await this.send(...events.map(binaryMessage));
  }

  /** Sends whatever it is given. */
  async send(...messages: readonly Message[]): Promise<void> {
    await this.producer.send({ topic: this.prefix + erpCustomerEvents.name, acks: -1, messages: [...messages] });
  }

  /** What the ERP has read about a customer's messages, in order. */
  statusesOf(customerId: string): string[] {
    return this.statuses.filter(({ data }) => data.customerId === customerId).map(({ data }) => data.status);
  }

  async close(): Promise<void> {
    await this.consumer.stop();
    await Promise.all([this.producer.disconnect(), this.consumer.disconnect()]);
  }
}
