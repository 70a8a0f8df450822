import { QuietHours } from '@messaging/contracts';
import { facts, queued } from '../../test/builders.js';
import { decideSending, type SendingFacts } from './decide-sending.rules.js';

const nowMs = 1_000_000;
const decide = (given: SendingFacts, message = queued({ createdAt: new Date(nowMs) }), random = 0.5) => decideSending(message, given, { nowMs, random });
const marketing = queued({ purpose: 'marketing', category: 'marketing', createdAt: new Date(nowMs) });
const closed = (scope: 'all' | 'marketing') => ({ scope, reason: { code: 'OPT_OUT.PAGE', detail: 'By the link.' } });
const nobody = facts().manners;
const quiet = { manners: { ...nobody, quietHours: QuietHours.parse({ from: '21:00', to: '09:00' }) } };
const capped = (...had: string[]) => ({ manners: { ...nobody, frequencyCap: { max: 2, per: 'P7D' }, marketingHad: new Set(had) } });

describe('deciding whether a message leaves', () => {
  it.each<[string, SendingFacts, ReturnType<typeof queued>, object]>([
    ['sends when nothing is against it', facts(), queued(), { kind: 'send' }],
    ['settles what has arrived meanwhile', facts(), queued({ status: 'delivered', phase: 'unknown' }), { kind: 'settle' }],
    ['sends once more what nobody knows of', facts(), queued({ status: 'unknown', phase: 'unknown' }), { kind: 'send' }],
    ['not twice', facts(), queued({ status: 'unknown', phase: 'unknown', resends: 1 }), { kind: 'settle', reason: { code: 'SEND.UNCONFIRMED' } }],
    ['and no marketing', facts({ marketingConsent: true }), { ...marketing, status: 'unknown', phase: 'unknown' }, { kind: 'settle' }],
    ['skips what expired, before anything else', facts({ address: undefined }), queued({ expiresAt: new Date(nowMs) }), { kind: 'skip', reason: { code: 'MESSAGE.EXPIRED' } }],
    ['skips for a deleted customer', facts({ customerDeleted: true }), queued(), { reason: { code: 'CUSTOMER.DELETED' } }],
    ['skips on a channel that is off', facts({}, { channelEnabled: false }), queued(), { reason: { code: 'CHANNEL.DISABLED' } }],
    ['tells a customer without an address from one nobody knows', facts({ address: undefined }), queued(), { reason: { code: 'ADDRESS.MISSING', detail: 'The customer has no address for email.' } }],
    ['says that a customer is not known', facts({ address: undefined, customerKnown: false }), queued(), { reason: { code: 'ADDRESS.MISSING', detail: 'No customer with this id is known here.' } }],
    ['skips an address that cannot be used', facts({ addressIsValid: false }), queued(), { reason: { code: 'ADDRESS.INVALID' } }],
    ['holds everything from a closed address', facts({ suppression: closed('all') }), queued(), { reason: { code: 'SUPPRESSED' } }],
    ['holds marketing from one closed to marketing, consent or not', facts({ suppression: closed('marketing'), marketingConsent: true }), marketing, { reason: { code: 'SUPPRESSED' } }],
    ['lets the rest through there', facts({ suppression: closed('marketing') }), queued(), { kind: 'send' }],
    ['sends marketing with consent', facts({ marketingConsent: true }), marketing, { kind: 'send' }],
    ['sends none without', facts(), marketing, { reason: { code: 'CONSENT.MISSING' } }],
    ['takes an existing customer for a basis only where the hub says so', facts({ isExistingCustomer: true }), marketing, { reason: { code: 'CONSENT.MISSING' } }],
    ['names that basis', facts({ isExistingCustomer: true }, { marketingConsentPolicy: 'existingCustomers' }), marketing, { kind: 'send', basis: { code: 'CONSENT.EXISTING_CUSTOMER' } }],
    ['lets a refusal beat it', facts({ isExistingCustomer: true, marketingConsent: false }, { marketingConsentPolicy: 'existingCustomers' }), marketing, { reason: { code: 'CONSENT.MISSING' } }],
    ['keeps marketing back until quiet hours are over', facts({ marketingConsent: true }, quiet), marketing, { kind: 'wait', untilMs: 9 * 3_600_000, reason: { code: 'POLICY.QUIET_HOURS' } }],
    ['until it expires at most', facts({ marketingConsent: true }, quiet), { ...marketing, expiresAt: new Date(nowMs + 1000) }, { kind: 'wait', untilMs: nowMs + 1000 }],
    ['not longer than there is a reason to write at all', facts({ marketingConsent: false }, quiet), marketing, { reason: { code: 'CONSENT.MISSING' } }],
    ['lets the rest through in quiet hours', facts({}, quiet), queued(), { kind: 'send' }],
    ['skips marketing above the cap', facts({ marketingConsent: true }, capped('1', '2')), marketing, { kind: 'skip', reason: { code: 'POLICY.FREQUENCY_CAP' } }],
    ['does not count the message itself', facts({ marketingConsent: true }, capped('1', marketing.id)), marketing, { kind: 'send' }],
    ['puts no cap on the rest', facts({}, capped('1', '2')), queued(), { kind: 'send' }],
  ])('%s', (_, given, message, expected) => {
    expect(decide(given, message)).toMatchObject(expected);
  });

  describe('before it has seen its facts', () => {
    const unseen = facts({ customerFactsSeen: false, address: undefined });
    const waited = (ms: number) => queued({ createdAt: new Date(nowMs - ms), retries: 9 });

    it('waits 100 ms, doubling, and never past 60 s', () => {
      let [ms, steps] = [0, 0];
      while (ms < 60_000 && steps < 100) {
        const decision = decide(unseen, waited(ms), 1);
        if (decision.kind !== 'wait') throw new Error('gave up early');
        ms += decision.untilMs - nowMs;
        steps++;
      }
      expect([ms, steps]).toEqual([60_000, 13]);
      expect(decide(unseen, waited(0), 0)).toMatchObject({ kind: 'wait', untilMs: nowMs + 50 });
    });

    it('then goes by what it has, and fails only for a template', () => {
      expect(decide(unseen, waited(60_000))).toMatchObject({ kind: 'skip', reason: { code: 'ADDRESS.MISSING' } });
      expect(decide(facts({}, { template: 'missing' }), waited(59_999))).toMatchObject({ kind: 'wait', reason: { code: 'TEMPLATE.NOT_SEEN_YET' } });
      expect(decide(facts({}, { template: 'missing' }), waited(60_000))).toMatchObject({ kind: 'fail', reason: { code: 'TEMPLATE.UNKNOWN' } });
    });
  });
});
