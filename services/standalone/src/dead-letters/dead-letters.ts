import { topics, type Envelope } from '@messaging/contracts';
import { dropParked, findWaiting, listWaiting, Outbox, replayParked, reportParking, type ParkedRow } from '@messaging/eventing';
import { SystemClock, type Clock } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { eventsAtTheDoor, SettleEvent } from '@messaging/webhooks';
import type { Command, LetterRef } from './command.rules.js';

/** A service's schema. */
export interface Office {
  readonly service: string;
  readonly database: Database;
}

type Waiting = ParkedRow & { readonly created_at: Date };

const door = 'webhooks';

/** What waits for a person, across services and hubs; for operators at a terminal. */
export class DeadLetters {
  constructor(
    private readonly offices: readonly Office[],
    private readonly clock: Clock = new SystemClock(),
  ) {}

  /** Lines to print. Throws an Error that says what is wrong with a reference. */
  async run(command: Command): Promise<string[]> {
    if (command.verb === 'list') return this.#list(command);
    const lines: string[] = [];
    for (const ref of command.refs) lines.push(await this.#act(command.verb, ref));
    return lines;
  }

  async #list({ hubId, service, state, limit }: Extract<Command, { verb: 'list' }>): Promise<string[]> {
    const offices = this.offices.filter((office) => service === undefined || office.service === service);
    if (offices.length === 0) throw new Error(`there is no service ${service ?? ''} here; there are ${this.offices.map((office) => office.service).join(', ')}`);
    const lines = await Promise.all(offices.map(async ({ service: name, database }) => {
      const rows = (await listWaiting(database, { hubId, state, limit })).map((row) => lineOf(name, row));
      if (name !== door || state === 'retry') return rows;
      const events = await eventsAtTheDoor(database, { hubId, limit });
      return [...rows, ...events.map((event) => line(`event/${event.id}`, { ...event, state: 'parked', consumer: 'door', since: event.receivedAt }))];
    }));
    const all = lines.flat();
    return all.length > 0 ? all.slice(0, limit) : ['nothing waits'];
  }

  async #act(verb: 'show' | 'replay' | 'drop', ref: LetterRef): Promise<string> {
    return 'eventId' in ref ? this.#actAtTheDoor(verb, ref.eventId) : this.#actOnRow(verb, ref);
  }

  async #actAtTheDoor(verb: 'show' | 'replay' | 'drop', id: string): Promise<string> {
    const { database } = this.#office(door);
    const [event] = await eventsAtTheDoor(database, { id, limit: 1 });
    if (!event) throw new Error(`event/${id} does not wait at the door`);
    if (verb === 'show') return JSON.stringify({ ...event, data: JSON.parse(event.data) as unknown }, null, 2);
    const settled = await new SettleEvent(database, new Outbox(door), this.clock)[verb](event.hubId, id);
    if (!settled.ok) throw new Error(`event/${id}: ${settled.problem.detail}`);
    return `event/${id} ${settled.value.status}`;
  }

  async #actOnRow(verb: 'show' | 'replay' | 'drop', { service, id }: { service: string; id: number }): Promise<string> {
    const { database } = this.#office(service);
    const row = await findWaiting(database, id);
    if (!row) throw new Error(`${service}/${id} does not wait`);
    if (verb === 'show') return JSON.stringify(row, null, 2);
    await database.transaction(async (tx) => {
      if (verb === 'replay') return replayParked(tx, row.hub_id, id);
      await dropParked(tx, row.hub_id, id);
      const event: Envelope = { ...row.envelope, time: new Date(row.envelope.time) };
      const topic = topics.find(({ name }) => name === event.topic);
      if (topic) await reportParking(tx, new Outbox(service), { consumer: { group: row.consumer, topic }, parkings: [{ event, settled: 'dropped' }], at: this.clock.now() });
      return true;
    });
    return `${service}/${id} ${verb === 'replay' ? 'is tried again' : 'is given up'}`;
  }

  #office(service: string): Office {
    const office = this.offices.find((candidate) => candidate.service === service);
    if (!office) throw new Error(`there is no service ${service} here; there are ${this.offices.map((each) => each.service).join(', ')}`);
    return office;
  }
}

const lineOf = (service: string, row: Waiting): string =>
  line(`${service}/${row.id}`, { state: row.state, hubId: row.hub_id, consumer: row.consumer, type: row.envelope.type, since: row.created_at, code: row.reason_code, detail: row.reason_detail });

function line(ref: string, { state, hubId, consumer, type, since, code, detail }: { state: string; hubId: string; consumer: string; type: string; since: Date; code: string; detail: string }): string {
  const text = detail.replaceAll(/\s+/g, ' ').slice(0, 200);
  return [ref, state, hubId || '-', consumer, type || '-', since.toISOString(), `${code}: ${text}`].join('\t');
}
