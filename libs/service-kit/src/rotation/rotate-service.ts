import { Outbox } from '@messaging/eventing';
import { Database, countStale, isKeyKnown, resealBatch, type SecretBox } from '@messaging/persistence';
import type { ServiceDefinition } from '../host/service-definition.js';

export interface RotateOptions {
  readonly databaseUrl: string;
  readonly box: SecretBox;
  /** One line of progress. */
  readonly print: (line: string) => void;
}

type Rotated = Pick<ServiceDefinition, 'name' | 'entities' | 'migrations' | 'sealed'>;

/**
 * Seals everything that a service keeps with the first of ENCRYPTION_KEYS. Beside the running product, and again from
 * where it was stopped: each batch is one transaction, and what is done is not found again. Refuses a key that no
 * running product has started with, which could not read what is sealed with it.
 */
export async function rotateService(service: Rotated, { databaseUrl, box, print }: RotateOptions): Promise<void> {
  const { name, sealed } = service;
  if (!sealed) return;
  const database = await Database.open({ url: databaseUrl, schema: name, entities: service.entities(), migrations: service.migrations, poolMax: 2 });
  try {
    if (!(await isKeyKnown(database, box.kid))) {
      throw new Error(`the product has not started with key "${box.kid}" yet: put it first in ENCRYPTION_KEYS, keep the old ones behind it, start every process with them, and run this again`);
    }
    for (const column of sealed.columns) {
      const total = await countStale(database, column, box.kid);
      let done = 0;
      print(`${name}.${column.table}: ${done} of ${total}`);
      for (let count = await resealBatch(database, column, box); count > 0; count = await resealBatch(database, column, box)) {
        done += count;
        print(`${name}.${column.table}: ${done} of ${Math.max(total, done)}`);
      }
      const left = await countStale(database, column, box.kid);
      if (left > 0) throw new Error(`${name}.${column.table}: ${left} were being changed just now; run this again`);
    }
    const tools = { database, outbox: new Outbox(name), box };
    for (let left = await sealed.announce?.(tools); left !== undefined && left > 0; left = await sealed.announce?.(tools)) print(`${name}: ${left} still to announce`);
  } finally {
    await database.close();
  }
}
