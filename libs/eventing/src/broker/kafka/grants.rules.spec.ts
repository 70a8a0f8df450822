import { dispatchEvents, webhooksReceipts } from '@messaging/contracts';
import { grantsOf } from './grants.rules.js';

const dispatch = { name: 'dispatch', consumes: [{ group: 'dispatch.apply-receipt.webhooks.receipts.v1', topic: webhooksReceipts.name }] };
const topics = [dispatchEvents, webhooksReceipts];

describe('the rights of a service', () => {
  it('are to write what it says and to read what it hears, in its own groups, under the prefix', () => {
    expect(grantsOf(dispatch, topics, { prefix: 'p.', mayMake: false })).toEqual([
      { resource: 'topic', name: `p.${dispatchEvents.name}`, operation: 'Write' },
      { resource: 'topic', name: `p.${webhooksReceipts.name}`, operation: 'Read' },
      { resource: 'group', name: 'p.dispatch.apply-receipt.webhooks.receipts.v1', operation: 'Read' },
      { resource: 'group', name: 'p.dispatch.replay', operation: 'Read' },
    ]);
  });

  it('are to ask how far groups of others are that it waits for', () => {
    const waiting = { ...dispatch, waitsFor: ['webhooks.record-events'] };
    expect(grantsOf(waiting, topics, { prefix: 'p.', mayMake: false }).filter(({ operation }) => operation === 'Describe')).toEqual([{ resource: 'group', name: 'p.webhooks.record-events', operation: 'Describe' }]);
  });

  it('are to make those topics besides, where it makes them itself', () => {
    const made = grantsOf(dispatch, topics, { prefix: '', mayMake: true }).filter(({ operation }) => operation === 'Create');
    expect(made.map(({ name }) => name)).toEqual([dispatchEvents.name, webhooksReceipts.name]);
  });
});
