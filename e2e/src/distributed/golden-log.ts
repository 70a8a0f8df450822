import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { topics } from '@messaging/contracts';
import { deriveId } from '@messaging/kernel';
import { Kafka, logLevel, Partitioners, type Admin, type Producer } from 'kafkajs';
import { z } from 'zod';

const folder = path.resolve(import.meta.dirname, '../../../libs/contracts/golden');
const read = (set: string, file: string): unknown => JSON.parse(fs.readFileSync(path.join(folder, set, file), 'utf8'));

interface GoldenEvent {
  readonly topic: string;
  readonly type: string;
  readonly data: unknown;
}

/** A row of an outbox of today. */
export interface SaidEvent {
  readonly topic: string;
  readonly type: string;
  readonly payload: unknown;
}

/** What each finished step said (libs/contracts/golden). */
export const goldenSets: readonly string[] = fs.readdirSync(folder).sort();

/** What a release of then refuses of what is said today; types that it did not know it passes over. */
export function misunderstoodBy(set: string, said: readonly SaidEvent[]): string[] {
  const schemas = read(set, 'schemas.json') as Record<string, z.core.JSONSchema.JSONSchema>;
  const readers = new Map<string, z.ZodType>();
  const readerOf = (name: string): z.ZodType | undefined => {
    const schema = schemas[name];
    if (schema && !readers.has(name)) readers.set(name, z.fromJSONSchema(schema));
    return readers.get(name);
  };
  const faults = said.flatMap(({ topic, type, payload }) => {
    const result = readerOf(`${topic}/${type}.v1`)?.safeParse(payload);
    return !result || result.success ? [] : [`${topic}/${type}: ${z.prettifyError(result.error)}`];
  });
  return [...new Set(faults)];
}

/** The log of a running product, onto which the events of an older release are put. Always `close()` it. */
export class GoldenLog {
  private constructor(
    private readonly admin: Admin,
    private readonly producer: Producer,
    private readonly prefix: string,
  ) {}

  static async connect(brokers: readonly string[], prefix = ''): Promise<GoldenLog> {
    const kafka = new Kafka({ clientId: 'golden', brokers: [...brokers], logLevel: logLevel.NOTHING });
    const log = new GoldenLog(kafka.admin(), kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner, allowAutoTopicCreation: false }), prefix);
    await Promise.all([log.admin.connect(), log.producer.connect()]);
    return log;
  }

  /** Puts all events of a set onto their topics, for a hub of their own; answers the ids that the services know them by. */
  async replay(set: string, hubId: string): Promise<string[]> {
    const ids: string[] = [];
    for (const { topic, type, data } of read(set, 'events.json') as GoldenEvent[]) {
      const [id, source] = [randomUUID(), topic.startsWith('erp.customer') ? '/erp' : '/golden'];
      ids.push(source === '/erp' ? deriveId(hubId, source, id) : id);
      const headers = { 'content-type': 'application/json', ce_specversion: '1.0', ce_id: id, ce_source: source, ce_type: type, ce_time: new Date().toISOString(), ce_hubid: hubId };
      await this.producer.send({ topic: this.prefix + topic, acks: -1, messages: [{ key: hubId, value: JSON.stringify(data), headers }] });
    }
    return ids;
  }

  /** Groups of the product that have not read all there is, each with how far it is, a partition it never committed included; those of the ERP come and go. Throws while there is no group at all. */
  async behind(): Promise<string[]> {
    const { groups } = await this.admin.listGroups();
    const own = groups.map(({ groupId }) => groupId).filter((groupId) => groupId.startsWith(this.prefix) && !groupId.startsWith(`${this.prefix}erp`));
    if (own.length === 0) throw new Error('no group of the product is on the cluster');
    return (await Promise.all(own.map((groupId) => this.behindOf(groupId)))).flat();
  }

  private async behindOf(groupId: string): Promise<string[]> {
    const topic = this.prefix + (topics.find(({ name }) => groupId.endsWith(`.${name}`))?.name ?? '');
    // What was committed first: what comes between the two looks is then behind, and looked at again.
    const [committed] = await this.admin.fetchOffsets({ groupId, topics: [topic] });
    const ends = new Map((await this.admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [partition, Number(high)]));
    const missing = committed?.partitions.filter(({ partition, offset }) => Math.max(0, Number(offset)) < (ends.get(partition) ?? 0)) ?? [];
    return missing.map(({ partition, offset }) => `${groupId} ${partition}: ${offset} of ${ends.get(partition)}`);
  }

  async close(): Promise<void> {
    await Promise.all([this.admin.disconnect(), this.producer.disconnect()]);
  }
}
