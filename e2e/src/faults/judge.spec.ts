import type { ExecutionView, Message } from '@messaging/contracts';
import type { JournalEntry } from '@messaging/testing';
import { callsInFlightMax, judge, type Evidence } from './judge.js';

const killedAt = Date.parse('2026-11-23T10:00:00Z');
const mail = (address: string, at = killedAt, messageId = `<${address}>`): JournalEntry => ({
  at: new Date(at).toISOString(), envelopeFrom: 'b@example.com', to: [address], messageId, subject: '', size: 1,
});
const message = (to: string, status: Message['status'], reason?: Message['reason']) => ({ id: `id-${to}`, to, status, reason, attempts: 1 }) as unknown as Message;
const execution = (customerId: string, status: ExecutionView['status']) => ({ customerId, status }) as unknown as ExecutionView;
const unconfirmed = { code: 'SEND.UNCONFIRMED', detail: '' };

/** One acknowledged message, sent and arrived, around a kill. */
const sound: Evidence = { acknowledged: [{ address: 'a', messageId: 'id-a' }], journal: [mail('a')], messages: [message('a', 'sent')], executions: [], cutsAt: [killedAt], copiesMax: 1 };
const problemsOf = (change: Partial<Evidence>) => judge({ ...sound, ...change }).problems.join('\n');

describe('the oracle of the fault suite', () => {
  it('is content with what is true', () => {
    expect(judge(sound)).toEqual({ acknowledged: 1, delivered: 1, copies: 0, unknown: 0, problems: [] });
    expect(problemsOf({ messages: [message('a', 'unknown', unconfirmed)] })).toBe('');
    expect(problemsOf({ messages: [message('a', 'unknown', unconfirmed)], journal: [] })).toBe('');
    expect(problemsOf({ journal: [mail('a'), mail('a', killedAt + 20_000)], copiesMax: 2 })).toBe('');
  });

  it.each<[string, Partial<Evidence>, RegExp]>([
    ['a lost message', { messages: [], journal: [] }, /acknowledged and lost/],
    ['a message that is sent by its own word alone', { journal: [] }, /no mail/],
    ['a stranded message', { messages: [message('a', 'queued')] }, /stranded/],
    ['an unknown one that gives no reason', { messages: [message('a', 'unknown')] }, /without a reason/],
    ['an end that nothing explains', { messages: [message('a', 'failed', { code: 'X', detail: 'x' })] }, /nothing here should end so/],
    ['a second message for one key', { messages: [message('a', 'sent'), message('a', 'sent')] }, /2 messages/],
    ['another id than was acknowledged', { acknowledged: [{ address: 'a', messageId: 'other' }] }, /kept as id-a/],
    ['a copy where none may be', { journal: [mail('a'), mail('a')] }, /2 mails/],
    ['a second copy', { journal: [mail('a'), mail('a'), mail('a')], copiesMax: 2 }, /3 mails/],
    ['a copy of what was not under way', { journal: [mail('a', killedAt - 60_000), mail('a')], copiesMax: 2 }, /not under way/],
    ['a copy under another Message-ID', { journal: [mail('a'), mail('a', killedAt, '<b>')], copiesMax: 2 }, /different Message-IDs/],
    ['a mail for nobody', { journal: [mail('a'), mail('z')] }, /nobody asked for/],
    ['an event without execution', { acknowledged: [{ address: 'a', customerId: 'a' }] }, /0 executions/],
    ['an execution that does not know its message', { acknowledged: [{ address: 'a', customerId: 'a' }], executions: [execution('a', 'pending')] }, /its execution is pending/],
    ['more unknown than calls under way', { messages: [message('a', 'sent'), ...Array.from({ length: callsInFlightMax + 1 }, (_, n) => message(`u${n}`, 'unknown', unconfirmed))] }, new RegExp(`${callsInFlightMax + 1} unknown`)],
  ])('sees %s', (_, change, problem) => {
    expect(problemsOf(change)).toMatch(problem);
  });
});
