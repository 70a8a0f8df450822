import fc from 'fast-check';
import { hasMoved, mergeReceipt, type ReceiptStatement, type ReceivingMessage } from './merge-receipt.rules.js';

const sent: ReceivingMessage = { status: 'sent', rank: 20, sentAt: new Date(0), deliveredAt: null, readAt: null, failedAt: null, reason: null };
const statement = fc.record({
  status: fc.constantFrom<ReceiptStatement['status']>('sent', 'delivered', 'read', 'failed', 'other'),
  at: fc.integer({ min: 1, max: 1000 }).map((ms) => new Date(ms)),
});
const mergeAll = (statements: readonly ReceiptStatement[]): ReceivingMessage => statements.reduce((message, s) => mergeReceipt(message, s, true), sent);

describe('merging receipts', () => {
  it('gives one result in every order and with any repetition', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 8 }).chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }))), ([list, shuffled]) => {
        const { reason: _, ...expected } = mergeAll(list);
        const { reason: __, ...actual } = mergeAll(shuffled);
        expect(actual).toEqual(expected);
      }),
    );
  });

  it('never goes backwards', () => {
    fc.assert(
      fc.property(fc.array(statement), (list) => {
        let message = sent;
        for (const s of list) {
          const next = mergeReceipt(message, s, true);
          expect(next.rank).toBeGreaterThanOrEqual(message.rank);
          message = next;
        }
      }),
    );
  });

  it('ends a vendor’s wait when the message has left, has arrived or was dropped', () => {
    const held: ReceivingMessage = { ...sent, reason: { code: 'WHATSAPP.HELD', detail: 'held_for_quality_assessment' } };
    expect(mergeReceipt(held, { status: 'other', at: new Date(1) }, true).reason).toEqual(held.reason);
    expect(mergeReceipt(held, { status: 'sent', at: new Date(1) }, true)).toMatchObject({ status: 'sent', reason: null });
    expect(mergeReceipt(held, { status: 'read', at: new Date(1) }, true)).toMatchObject({ status: 'read', reason: null });
    expect(mergeReceipt(held, { status: 'failed', at: new Date(1), failure: { class: 'CONTENT', code: '132015', detail: 'paused' } }, true)).toMatchObject({ status: 'failed', reason: { code: 'PROVIDER.CONTENT' } });
  });

  it('lets proof of arrival beat a report of failure, and a failure beat sent', () => {
    const failed = mergeReceipt(sent, { status: 'failed', at: new Date(1), failure: { class: 'RECIPIENT', code: '550', detail: 'unknown' } }, true);
    expect(failed).toMatchObject({ status: 'failed', reason: { code: 'PROVIDER.RECIPIENT' } });
    expect(mergeReceipt(failed, { status: 'delivered', at: new Date(2) }, true)).toMatchObject({ status: 'delivered', reason: null });
  });

  it('does not let the failure of an older attempt touch the message', () => {
    expect(mergeReceipt(sent, { status: 'failed', at: new Date(1) }, false)).toBe(sent);
  });

  it('tells what says something new from what does not', () => {
    const moves = (message: ReceivingMessage, status: ReceiptStatement['status'], ms: number) => hasMoved(message, { ...message, ...mergeReceipt(message, { status, at: new Date(ms) }, true) });
    const delivered = mergeReceipt(sent, { status: 'delivered', at: new Date(5) }, true);
    expect([moves(sent, 'other', 1), moves(sent, 'sent', 1), moves(delivered, 'sent', 6), moves(delivered, 'delivered', 6)]).toEqual([false, false, false, false]);
    expect([moves(sent, 'delivered', 1), moves(delivered, 'delivered', 4), moves(delivered, 'read', 6)]).toEqual([true, true, true]);
  });

  it('leaves skipped and cancelled alone', () => {
    const skipped: ReceivingMessage = { ...sent, status: 'skipped', rank: 100 };
    expect(mergeReceipt(skipped, { status: 'read', at: new Date(1) }, true)).toBe(skipped);
  });
});
