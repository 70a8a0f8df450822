import type { ProviderFailure } from '@messaging/providers';
import { queued } from '../../test/builders.js';
import { decideOutcome, optOutScope } from './decide-outcome.rules.js';
import type { QueuedMessage } from './queued-message.js';

const policy = { retryBaseMs: 2000, smtpRetryBaseMs: 30_000, unknownResendAfterMs: 600_000 };
const decide = (failure: Partial<ProviderFailure>, { retries = 0, channel = 'email' as const, random = 1 } = {}) => {
  const full: ProviderFailure = { class: 'TRANSIENT', code: 'C', detail: 'd', ...failure };
  return decideOutcome(queued({ retries, channel }), { kind: 'not_sent', failure: full }, { nowMs: 0, random, policy });
};

describe('what an answer means', () => {
  it('is sent when accepted, unknown when nobody knows', () => {
    expect(decideOutcome(queued(), { kind: 'accepted', externalId: 'x' }, { nowMs: 0, random: 0, policy })).toEqual({ kind: 'sent', externalId: 'x', response: '' });
    const failure = { class: 'AMBIGUOUS', code: 'ETIMEDOUT', detail: '' } as const;
    expect(decideOutcome(queued(), { kind: 'unknown', failure }, { nowMs: 0, random: 0, policy })).toMatchObject({ kind: 'unknown', reason: { code: 'SEND.UNCONFIRMED' } });
  });

  it.each<[string, Partial<QueuedMessage>, number]>([
    ['UNKNOWN_RESEND_AFTER if it may be sent once more', {}, 600_000],
    ['72 hours if it was already', { resends: 1 }, 259_200_000],
    ['72 hours if this call was that', { phase: 'unknown' }, 259_200_000],
    ['72 hours if it is marketing', { purpose: 'marketing' }, 259_200_000],
  ])('waits for a receipt for %s', (_, change, atMs) => {
    const failure = { class: 'AMBIGUOUS', code: 'ETIMEDOUT', detail: '' } as const;
    expect(decideOutcome(queued(change), { kind: 'unknown', failure }, { nowMs: 0, random: 0, policy })).toMatchObject({ atMs });
  });

  it.each<[string, Partial<ProviderFailure>, number, number]>([
    ['a refused connection: RETRY_BASE', {}, 0, 2000],
    ['doubling', {}, 3, 16_000],
    ['up to 15 minutes', {}, 20, 900_000],
    ['a 4.x.x reply: SMTP_RETRY_BASE', { backoff: 'greylist' }, 0, 30_000],
    ['4.7.x: thirty times', { backoff: 'throttled' }, 0, 900_000],
    ['up to an hour', { backoff: 'throttled' }, 9, 3_600_000],
    ['as long as the provider asks', { class: 'RATE_LIMIT', retryAfterMs: 7000 }, 5, 7000],
    ['a person not to be written to now: a day', { class: 'DEFER' }, 0, 86_400_000],
  ])('waits for %s', (_, failure, retries, atMs) => {
    expect(decide(failure, { retries })).toMatchObject({ kind: 'again', atMs });
  });

  it('waits at least half the step', () => {
    expect(decide({}, { random: 0 })).toMatchObject({ atMs: 1000 });
  });

  it('pauses the account only for what the account did', () => {
    expect(decide({ class: 'ACCOUNT' })).toMatchObject({ kind: 'again', pauseAccount: 'breaker' });
    expect(decide({ class: 'RATE_LIMIT' })).toMatchObject({ pauseAccount: 'until' });
    expect(decide({ class: 'TRANSIENT' })).not.toHaveProperty('pauseAccount');
  });

  it('fails for good, and closes addresses by what was said', () => {
    expect(decide({ class: 'RECIPIENT' })).toMatchObject({ kind: 'failed', suppress: 'all', reason: { code: 'PROVIDER.RECIPIENT', detail: 'C: d' } });
    expect(decide({ class: 'OPT_OUT' })).toMatchObject({ kind: 'failed', suppress: 'marketing' });
    expect([optOutScope('sms'), optOutScope('whatsapp')]).toEqual(['all', 'marketing']);
    for (const failureClass of ['CONTENT', 'WINDOW'] as const) expect(decide({ class: failureClass })).not.toHaveProperty('suppress');
  });
});
