// AsyncAPI 3.0 of everything on the log, from libs/contracts and from what each service's consumers declare.
import { catalogue, dispatchEvents, topics } from '@messaging/contracts';
import { settingsOf } from '@messaging/eventing';
import { z } from 'zod';
import { servicesOnLog } from './services-on-log.mjs';

/** As on a cluster of three brokers, which production has. */
const replicas = 3;
const keyOf = (text) => text.replaceAll('*', 'any').replaceAll(/[^A-Za-z0-9._-]/g, '-');
const nameOf = (message) => keyOf(`${message.topic.name}--${message.type}`);
const channelRef = (topic) => ({ $ref: `#/channels/${topic}` });

const headers = {
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_hubid'],
  properties: {
    'content-type': { type: 'string', const: 'application/json' },
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: { type: 'string', description: 'With ce_source unique for ever; by it a second delivery is known.' },
    ce_source: { type: 'string', description: 'Who says it: `/<service>`, or what the ERP calls itself.' },
    ce_type: { type: 'string' },
    ce_time: { type: 'string', format: 'date-time', description: 'When it became true.' },
    ce_hubid: { type: 'string', description: 'The business it belongs to.' },
    ce_backfill: { type: 'string', description: '"true": fills projections and never triggers.' },
    traceparent: { type: 'string', description: 'W3C trace context.' },
  },
};

/** Schemas that have a name of their own, once for all messages. */
const named = {};

function payloadOf(message) {
  const { $schema, definitions, ...schema } = z.toJSONSchema(message.schema, { io: 'input', unrepresentable: 'any', target: 'draft-7' });
  const hoisted = (part) => JSON.parse(JSON.stringify(part).replaceAll('"#/definitions/', '"#/components/schemas/'));
  for (const [name, { id, ...definition }] of Object.entries(definitions ?? {})) named[name] = hoisted(definition);
  return hoisted(schema);
}

const messageOf = (message) => ({
  name: message.type, title: message.type, summary: message.description, contentType: 'application/json',
  headers: { $ref: '#/components/schemas/CloudEventHeaders' }, payload: payloadOf(message), examples: [{ name: 'example', payload: message.example }],
});

function channelOf(topic) {
  const { 'cleanup.policy': policy, ...settings } = settingsOf(topic, replicas);
  const numbers = Object.fromEntries(Object.entries(settings).filter(([name]) => name !== 'min.insync.replicas').map(([name, value]) => [name, Number(value)]));
  return {
    address: topic.name, description: `${topic.description} Key: ${topic.key}.`,
    messages: Object.fromEntries(catalogue.filter((message) => message.topic.name === topic.name).map((message) => [keyOf(message.type), { $ref: `#/components/messages/${nameOf(message)}` }])),
    bindings: { kafka: { topic: topic.name, partitions: topic.partitions, replicas, topicConfiguration: { 'cleanup.policy': [policy], ...numbers }, bindingVersion: '0.5.0' } },
  };
}

/** What each service and the ERP write and hear; from the writer's side, `send`. */
function operations() {
  const sends = topics.flatMap((topic) => [...new Set([...topic.writers, topic.owner === 'erp' ? 'erp' : topic.writers[0]])].map((writer) => [`${writer}.send.${topic.name}`, {
    action: 'send', channel: channelRef(topic.name), summary: `${writer} writes ${topic.name}`, tags: [{ name: writer }],
  }]));
  const receives = servicesOnLog.flatMap(({ name, consumes }) => consumes.map(({ group, topic }) => [`${name}.receive.${keyOf(group)}`, {
    action: 'receive', channel: channelRef(topic), summary: `${name} reads ${topic} as ${group}`, tags: [{ name }],
    bindings: { kafka: { groupId: { type: 'string', const: group }, bindingVersion: '0.5.0' } },
  }]));
  const erpReads = [`erp.receive.${dispatchEvents.name}`, { action: 'receive', channel: channelRef(dispatchEvents.name), summary: 'The ERP reads statuses back, in a group of its own', tags: [{ name: 'erp' }] }];
  return Object.fromEntries([...sends, ...receives, erpReads].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** docs/asyncapi.json */
export function asyncApi(version) {
  const messages = Object.fromEntries(catalogue.map((message) => [nameOf(message), messageOf(message)]));
  return { ...about(version), operations: operations(), components: { schemas: { CloudEventHeaders: headers, ...named }, messages } };
}

const about = (version) => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Messaging platform', version, license: { name: 'See LICENSE' },
    description: 'Messages on the log. Each is a CloudEvent 1.0 in Kafka\'s binary mode: attributes as headers, JSON data as value. On erp.customer-events.v1 structured mode is read too.',
  },
  defaultContentType: 'application/json',
  servers: { kafka: { host: '{brokers}', protocol: 'kafka', description: 'The Kafka of the installation. TOPIC_PREFIX, when set, stands before every topic and group.', variables: { brokers: { default: 'localhost:9092', description: 'host:port' } } } },
  channels: Object.fromEntries(topics.map((topic) => [topic.name, channelOf(topic)])),
});
