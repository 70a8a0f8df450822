import { erpCustomerEvents } from '@messaging/contracts';
import type { ErpEvent } from '@messaging/testing';
import { Kafka, logLevel, Partitioners, type Message, type Producer } from 'kafkajs';

/** An event of the ERP, with the trace it belongs to. */
export type TracedErpEvent = ErpEvent & { readonly traceparent?: string };

/** An event in binary mode, keyed by its customer. */
export const binaryMessage = ({ data, traceparent, datacontenttype, ...attributes }: TracedErpEvent): Message => ({
  key: data.customerId,
  value: JSON.stringify(data),
  headers: {
    'content-type': datacontenttype, ...(traceparent !== undefined && { traceparent }),
    ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce_${name}`, value])),
  },
});

/** An ERP that puts its events onto Kafka and believes nothing but an acknowledgement. Always `close()` it. */
export class ErpProducer {
  private constructor(
    private readonly producer: Producer,
    private readonly topic: string,
  ) {}

  static async connect(brokers: readonly string[], prefix = ''): Promise<ErpProducer> {
    const kafka = new Kafka({ clientId: 'erp', brokers: [...brokers], logLevel: logLevel.NOTHING, retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 5 } });
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner, allowAutoTopicCreation: false, maxInFlightRequests: 1 });
    await producer.connect();
    return new ErpProducer(producer, prefix + erpCustomerEvents.name);
  }

  /**
   * Resolves when all in-sync replicas have each event. One event a send: with several partitions in one send the client
   * resolves without those whose leader moved meanwhile.
   */
  async publish(events: readonly TracedErpEvent[]): Promise<void> {
    for (const event of events) {
      const acknowledged = await this.producer.send({ topic: this.topic, acks: -1, messages: [binaryMessage(event)] });
      if (acknowledged.length !== 1) throw new Error('a send came back without its partition');
    }
  }

  close(): Promise<void> {
    return this.producer.disconnect();
  }
}
