import { MessageStatus, statusRank, type MessageStatusChanged } from '@messaging/contracts';
import fc from 'fast-check';
import { automation, erpEvent, hub, noon } from '../../test/builders.js';
import { unknownCustomer } from '../follow-customer-events/customer-projection.rules.js';
import { planExecution } from '../schedule-execution/plan-execution.rules.js';
import { applyMessageStatus, sentDelta } from './message-outcome.rules.js';

const pending = planExecution({ automation: automation('custom'), event: erpEvent('custom.x'), customer: unknownCustomer('main', 'c-1'), visit: undefined, hub: hub(), lastEnteredAt: undefined }, noon);
const told = (status: MessageStatus): MessageStatusChanged => ({ messageId: pending.id, status, at: noon.toISOString(), channel: 'email', purpose: 'transactional', sandbox: false });
const receipts = fc.array(fc.constantFrom<MessageStatus>('queued', 'unknown', 'sent', 'failed', 'delivered', 'read'), { minLength: 1, maxLength: 8 });

describe('an execution after its message', () => {
  it.each<[MessageStatus, string]>([
    ['queued', 'pending'], ['unknown', 'pending'], ['sent', 'sent'], ['delivered', 'sent'], ['read', 'sent'], ['failed', 'failed'], ['skipped', 'skipped'], ['cancelled', 'cancelled'],
  ])('%s is %s', (status, expected) => {
    expect(applyMessageStatus(pending, told(status)).status).toBe(expected);
  });

  it('is what the highest rank says, in whatever order and however often it is told', () => {
    fc.assert(
      fc.property(receipts, (statuses) => {
        const highest = statuses.reduce((best, status) => (statusRank[status] > statusRank[best] ? status : best), 'queued' as MessageStatus);
        const after = statuses.reduce((execution, status) => applyMessageStatus(execution, told(status)), pending);
        expect(after.status).toBe(applyMessageStatus(pending, told(highest)).status);
      }),
    );
  });

  it('moves the count by what it is now', () => {
    fc.assert(
      fc.property(receipts, (statuses) => {
        let [execution, count] = [pending, 0];
        for (const status of statuses) {
          const after = applyMessageStatus(execution, told(status));
          count += sentDelta(execution, after);
          execution = after;
        }
        expect(count).toBe(execution.status === 'sent' ? 1 : 0);
      }),
    );
  });
});
