import type { Kafka, Producer } from '../src/broker/kafka/kafkajs-library.js';

type Client = InstanceType<typeof Kafka>;

/**
 * A client whose sends do, every other time, what kafkajs does when a partition's leader moves to a broker that has
 * answered already: one partition is left out, and the send resolves.
 */
export function withPartialSends(kafka: Client, onPartial: () => void): Client {
  return Object.assign(Object.create(kafka) as Client, { producer: (config: Parameters<Client['producer']>[0]) => partial(kafka.producer(config), onPartial) });
}

function partial(producer: Producer, onPartial: () => void): Producer {
  let turn = 0;
  const sendBatch: Producer['sendBatch'] = (batch) => {
    const messages = (batch.topicMessages ?? []).flatMap((topic) => topic.messages);
    const left = messages[0]?.partition;
    if (turn++ % 2 === 1 || messages.every(({ partition }) => partition === left)) return producer.sendBatch(batch);
    onPartial();
    const topicMessages = (batch.topicMessages ?? []).map((topic) => ({ ...topic, messages: topic.messages.filter(({ partition }) => partition !== left) }));
    return producer.sendBatch({ ...batch, topicMessages });
  };
  return { ...producer, sendBatch };
}
