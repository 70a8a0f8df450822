// The catalogue of topics and messages, and the snapshot of their schemas that makes CI notice a change.
import { catalogue, topics } from '@messaging/contracts';
import { z } from 'zod';

const schemaOf = (message) => z.toJSONSchema(message.schema, { io: 'input', unrepresentable: 'any' });
const retention = ({ retention: kept }) => (kept === 'compacted' ? 'compacted' : `${kept.days} days`);
const escape = (text) => String(text).replaceAll('|', '\\|');

/** Every message's schema by `<topic>/<type>.v<version>`. */
export function snapshot() {
  const named = catalogue.map((message) => [`${message.topic.name}/${message.type}.v${message.version}`, schemaOf(message)]);
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A schema's type in a few words. */
function typeOf(schema) {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(', ');
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return [...new Set(options.map(typeOf))].join(' or ');
  if (schema.type === 'array') return `list of ${typeOf(schema.items ?? {})}`;
  if (schema.format) return `${schema.type} (${schema.format})`;
  return schema.type ?? 'anything';
}

function rowsOf(schema, prefix = '') {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const required = schema.required?.includes(name) ? 'yes' : '';
    const row = `| \`${prefix}${name}\` | ${escape(typeOf(property))} | ${required} | ${escape(property.description ?? '')} |`;
    return [row, ...rowsOf(property, `${prefix}${name}.`)];
  });
}

function messageSection(message) {
  return [
    `### ${message.type} (v${message.version})`, '', message.description, '',
    '| field | type | required | meaning |', '| --- | --- | --- | --- |', ...rowsOf(schemaOf(message)), '',
    '```json', JSON.stringify(message.example, null, 2), '```', '',
  ].join('\n');
}

function topicSection(topic) {
  const messages = catalogue.filter((message) => message.topic.name === topic.name);
  return [
    `## ${topic.name}`, '', topic.description, '',
    `Owner ${topic.owner} · written by ${topic.writers.join(', ')} · key: ${topic.key} · ${topic.partitions} partitions · kept ${retention(topic)}`, '',
    ...messages.map(messageSection),
  ].join('\n');
}

/** docs/catalogue.md. Topics that differ only in channel and lane carry the same messages. */
export const cataloguePage = () => [
  '# Catalogue of messages', '',
  'Made from `libs/contracts` by `npm run docs`; do not edit. Every message travels as a CloudEvent (binary mode: attributes beside JSON data) with `hubid` and `traceparent`.', '',
  ...topics.map(topicSection),
].join('\n').trimEnd() + '\n';
