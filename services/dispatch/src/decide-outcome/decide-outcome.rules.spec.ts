import type { ProviderFailure } from '@messaging/providers';
import { queued } from '../../test/builders.js';
import { decideOutcome } from './decide-outcome.rules.js';
import type { QueuedMessage } from '../send-message/queued-message.js';

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
    ['one who gets too many: 4^n seconds', { class: 'RATE_LIMIT', backoff: 'pair', policy: { scope: 'recipient' } }, 2, 64_000],
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
    expect(decide({ class: 'RATE_LIMIT', policy: { scope: 'recipient' } })).not.toHaveProperty('pauseAccount');
    expect(decide({ class: 'ACCOUNT', policy: { scope: 'marketing' } })).toMatchObject({ kind: 'again', pauseAccount: 'marketing', atMs: 3_600_000 });
    expect(decide({ class: 'ACCOUNT', policy: { scope: 'recipient' } })).toMatchObject({ kind: 'failed' });
  });

  it('says of what failed when it was sent once more that it may have arrived before', () => {
    const refused = (change: Partial<QueuedMessage>) =>
      decideOutcome(queued(change), { kind: 'not_sent', failure: { class: 'CONTENT', code: '554', detail: 'no' } }, { nowMs: 0, random: 0, policy });
    for (const change of [{ phase: 'unknown' }, { resends: 1 }] as const) expect(refused(change)).toMatchObject({ kind: 'failed', reason: { code: 'PROVIDER.CONTENT', detail: expect.stringContaining('may have arrived') } });
    expect(refused({})).toMatchObject({ reason: { detail: '554: no' } });
  });

  it('fails for good, and closes addresses by what was said', () => {
    expect(decide({ class: 'RECIPIENT' })).toMatchObject({ kind: 'failed', closes: { scope: 'all' }, reason: { code: 'PROVIDER.RECIPIENT', detail: 'C: d' } });
    expect(decide({ class: 'OPT_OUT' })).toMatchObject({ kind: 'failed', closes: { scope: 'marketing' } });
    for (const failureClass of ['CONTENT', 'WINDOW'] as const) expect(decide({ class: failureClass })).not.toHaveProperty('closes');
  });

  it('ends after the retries that a code allows, whatever the message waited for before', () => {
    const twice = (retries: number, reasonCode: string | null) =>
      decideOutcome(queued({ retries, reasonCode, channel: 'sms' }), { kind: 'not_sent', failure: { class: 'TRANSIENT', code: '30003', detail: '', policy: { retriesMax: 2, strikes: 3 } } }, { nowMs: 0, random: 1, policy });
    expect(twice(1, 'PROVIDER.TRANSIENT')).toMatchObject({ kind: 'again' });
    expect(twice(2, 'PROVIDER.TRANSIENT')).toMatchObject({ kind: 'failed', closes: { scope: 'all', strikes: 3 } });
    expect(twice(9, 'PROVIDER.RATE_LIMIT')).toMatchObject({ kind: 'again' });
  });

  it('switches to the template where there is one when WhatsApp’s window is closed', () => {
    const window = { kind: 'not_sent', failure: { class: 'WINDOW', code: '131047', detail: 'late' } } as const;
    const at = { nowMs: 7, random: 1, policy };
    expect(decideOutcome(queued(), window, { ...at, canSwitch: true })).toMatchObject({ kind: 'again', atMs: 7, closesWindow: true });
    expect(decideOutcome(queued(), window, at)).toMatchObject({ kind: 'failed', closesWindow: true, reason: { code: 'WHATSAPP.WINDOW_CLOSED' } });
  });

  it('repeats soon what the provider would recognise, whatever its purpose', () => {
    const outcome = { kind: 'unknown', failure: { class: 'AMBIGUOUS', code: 'ETIMEDOUT', detail: '' }, externalId: 'x' } as const;
    expect(decideOutcome(queued({ purpose: 'marketing' }), outcome, { nowMs: 0, random: 1, policy, idempotentSend: true })).toMatchObject({ kind: 'unknown', atMs: 2000, externalId: 'x' });
  });
});
