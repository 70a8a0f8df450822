import { campaignMessage, type MessageProgress, type MessageStatus } from '@messaging/contracts';
import fc from 'fast-check';
import type { Recipient } from '../store/recipient.sql.js';
import { advanceRecipient, movementOf } from './advance-recipient.rules.js';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 10, minute)).toISOString();
const queued: Recipient = {
  campaignId: '3c7d0a52-9c1c-4b60-8f0e-3d2a4c1b0a11', customerId: 'c-1', hubId: 'main', status: 'queued', reason: undefined, round: 1, accepted: false, sandbox: false,
  sentAt: undefined, deliveredAt: undefined, readAt: undefined, updatedAt: new Date(at(0)),
};
const entry = (status: MessageStatus, minute = 1, round = 1): MessageProgress => ({
  messageId: campaignMessage(queued, { ...queued, round }).id, customerId: 'c-1', status, at: at(minute), sandbox: false,
});

describe('a recipient', () => {
  it('ends in one state, whatever the order and however often things are said', () => {
    const said = [entry('unknown', 1), entry('sent', 2), entry('failed', 3), entry('delivered', 4), entry('read', 5)];
    const ends = fc.sample(fc.shuffledSubarray([...said, ...said], { minLength: 10 }), 50).map((order) => order.reduce(advanceRecipient, queued));
    for (const end of ends) expect(end).toEqual({ ...queued, status: 'read', accepted: true, sentAt: new Date(at(2)), deliveredAt: new Date(at(4)), readAt: new Date(at(5)), updatedAt: new Date(at(5)) });
  });

  it('learns from an earlier round only that a provider took it', () => {
    expect(advanceRecipient(queued, entry('delivered', 1, 0))).toEqual({ ...queued, accepted: true });
    expect(advanceRecipient(queued, entry('failed', 1, 0))).toBe(queued);
  });

  it('moves the totals so that they add up, and back where something came back', () => {
    const sent = advanceRecipient(queued, entry('sent'));
    const bounced = advanceRecipient(sent, entry('failed', 2));
    expect(movementOf([{ before: queued, after: sent }]).totals).toEqual({ queued: -1, sent: 1, accepted: 1 });
    expect(movementOf([{ before: sent, after: bounced }]).totals).toEqual({ sent: -1, failed: 1, bounced: 1 });
    expect(movementOf([{ before: bounced, after: advanceRecipient(bounced, entry('delivered', 3)) }]).totals).toEqual({ failed: -1, delivered: 1, bounced: -1 });
    expect(movementOf([{ before: queued, after: advanceRecipient(queued, { ...entry('failed'), reason: { code: 'PROVIDER.RECIPIENT', detail: '550 5.1.1' } }) }]).totals).toEqual({ queued: -1, failed: 1 }); // refused at the door: ADR 26
    expect([...movementOf([{ before: queued, after: sent }]).minutes]).toEqual([['2026-11-23T10:01:00.000Z', { sent: 1, delivered: 0, read: 0, failed: 0 }]]);
  });

  it('counts the same over time, whether receipts arrive one by one or all at once', () => {
    const minuteCounts = (states: readonly Recipient[]) => {
      const counted = { sent: 0, delivered: 0, read: 0, failed: 0 };
      for (const [index, after] of states.entries()) {
        const minutes = movementOf([{ before: states[index - 1] ?? queued, after }]).minutes;
        for (const counts of minutes.values()) for (const step of ['sent', 'delivered', 'read', 'failed'] as const) counted[step] += counts[step];
      }
      return counted;
    };
    const walk = (...statuses: readonly MessageStatus[]): Recipient[] => statuses.reduce<Recipient[]>((states, status, index) => [...states, advanceRecipient(states.at(-1) ?? queued, entry(status, index + 1))], []);
    for (const [way, counts] of [
      [walk('sent', 'delivered', 'read'), { sent: 1, delivered: 1, read: 1, failed: 0 }], [walk('sent', 'failed'), { sent: 1, delivered: 0, read: 0, failed: 1 }],
      [walk('sent', 'failed', 'delivered'), { sent: 1, delivered: 1, read: 0, failed: 1 }], [walk('failed'), { sent: 0, delivered: 0, read: 0, failed: 1 }],
    ] as const) expect(minuteCounts(way)).toEqual(counts);
    expect(minuteCounts(walk('sent', 'delivered', 'read').slice(-1))).toEqual({ sent: 1, delivered: 1, read: 1, failed: 0 });
    expect(minuteCounts(walk('sent', 'failed').slice(-1))).toEqual({ sent: 1, delivered: 0, read: 0, failed: 1 });
  });
});
