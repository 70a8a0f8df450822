import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { catalogue } from './catalogue.js';
import { schemaName, type MessageDefinition } from './message.js';

const folder = new URL('../golden/', import.meta.url);
const Events = z.array(z.object({ topic: z.string(), type: z.string(), data: z.unknown() }));
const Schemas = z.record(z.string(), z.record(z.string(), z.unknown()));
const read = <Schema extends z.ZodType>(schema: Schema, file: string): z.output<Schema> => schema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
const golden = readdirSync(folder).sort();

const definitionOf = (topic: string, type: string): MessageDefinition | undefined =>
  catalogue.find((message) => message.topic.name === topic && (message.type === type || (message.type === 'custom.*' && type.startsWith('custom.'))));

/** What of today a reader of then refuses; nothing for types that it did not know. */
function refusedBy(schemas: z.output<typeof Schemas>, messages: readonly MessageDefinition[]): string[] {
  return messages.flatMap((message) => {
    const name = `${message.topic.name}/${schemaName(message)}`;
    const schema = schemas[name];
    if (!schema) return [];
    const result = z.fromJSONSchema(schema).safeParse(message.example);
    return result.success ? [] : [`${name}: ${z.prettifyError(result.error)}`];
  });
}

describe.each(golden)('the golden events of %s', (name) => {
  const events = read(Events, `${name}/events.json`);
  const schemas = read(Schemas, `${name}/schemas.json`);

  it('are understood by the schemas of today', () => {
    expect(events.length).toBeGreaterThan(10);
    const misunderstood = events.flatMap(({ topic, type, data }) => {
      const result = definitionOf(topic, type)?.schema.safeParse(data);
      return result?.success ? [] : [`${topic}/${type}: ${result ? z.prettifyError(result.error) : 'nobody knows it any more'}`];
    });
    expect(misunderstood).toEqual([]);
  });

  it('have schemas that understand the events of today', () => {
    expect(Object.keys(schemas).length).toBeGreaterThan(10);
    expect(refusedBy(schemas, catalogue)).toEqual([]);
  });

  it('have schemas that notice a field taken away or of another type', () => {
    const [first] = catalogue.filter((message) => message.type === 'message.sent');
    if (!first) throw new Error('message.sent is gone');
    expect(refusedBy(schemas, [{ ...first, example: { ...(first.example as object), messageId: undefined } }])).toHaveLength(1);
    expect(refusedBy(schemas, [{ ...first, example: { ...(first.example as object), channel: 7 } }])).toHaveLength(1);
  });
});

it('there is a golden event of every message of the catalogue', () => {
  const kept = golden.flatMap((name) => read(Events, `${name}/events.json`)).map(({ topic, type }) => definitionOf(topic, type));
  expect(catalogue.filter((message) => !kept.includes(message)).map(({ topic, type }) => `${topic.name}/${type}`)).toEqual([]);
});
