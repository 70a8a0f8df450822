import { catalogue } from './catalogue.js';
import { schemaName } from './message.js';
import { customEvent, erpEventDefinition, erpEvents } from './messages/erp-events.js';
import { topics } from './topics.js';
import { MessageStatus, statusRank } from './vocabulary.js';

const repeated = (texts: readonly string[]): string[] => texts.filter((text, index) => texts.indexOf(text) !== index);

describe('the topics', () => {
  it('have each a name of their own that ends in a version', () => {
    expect(repeated(topics.map((topic) => topic.name))).toEqual([]);
    for (const topic of topics) expect(topic.name).toMatch(/^[a-z]+(\.[a-z-]+)*\.v\d+$/);
  });

  it('have each a writer, partitions, a retention and at least one message', () => {
    for (const topic of topics) {
      expect(topic.writers.length).toBeGreaterThan(0);
      expect(topic.partitions).toBeGreaterThan(0);
      expect(topic.retention === 'compacted' || topic.retention.days >= 7).toBe(true);
      expect(catalogue.some((message) => message.topic === topic)).toBe(true);
    }
  });
});

describe('the catalogue', () => {
  it.each(catalogue.map((message) => [`${schemaName(message)} on ${message.topic.name}`, message] as const))('has an example of %s that satisfies its schema', (_name, message) => {
    expect(message.schema.safeParse(message.example)).toMatchObject({ success: true });
  });

  it('has each type once per topic, on a topic that is declared', () => {
    expect(repeated(catalogue.map((message) => `${message.topic.name} ${message.type}`))).toEqual([]);
    for (const message of catalogue) expect(topics).toContain(message.topic);
  });

  it('gives examples that survive JSON as they are', () => {
    for (const message of catalogue) expect(JSON.parse(JSON.stringify(message.example))).toEqual(message.example);
  });
});

describe('the ranks of a status', () => {
  it('order what receipts may do: proof of arrival beats a report of failure', () => {
    const rising = ['queued', 'unknown', 'sent', 'failed', 'delivered', 'read'] as const;
    expect([...rising].sort((a, b) => statusRank[a] - statusRank[b])).toEqual(rising);
    expect(new Set(rising.map((status) => statusRank[status])).size).toBe(rising.length);
  });

  it('put what is final above all that a receipt can say', () => {
    for (const final of ['skipped', 'cancelled'] as const) expect(statusRank[final]).toBeGreaterThan(statusRank.read);
    expect(Object.keys(statusRank).sort()).toEqual([...MessageStatus.options].sort());
  });
});

describe('the definition of an ERP event', () => {
  it('is found by its type', () => {
    for (const definition of erpEvents.filter((d) => d !== customEvent)) expect(erpEventDefinition(definition.type)).toBe(definition);
  });

  it('is the family for every custom type of a sound name', () => {
    for (const type of ['custom.vip', 'custom.Loyalty_2.x-y', `custom.${'x'.repeat(100)}`]) expect(erpEventDefinition(type)).toBe(customEvent);
  });

  it('is missing for every other type', () => {
    for (const type of ['', 'custom', 'custom.', 'custom.a b', 'custom.ñ', 'customx.a', 'Custom.vip', `custom.${'x'.repeat(101)}`, 'customer.exploded', 'toString', 'constructor'])
      expect(erpEventDefinition(type)).toBeUndefined();
  });
});
