import fc from 'fast-check';
import type { GuardedAnswer } from '@messaging/providers';
import { decideDelivery, disabledAfterMs, retryStepsS, type DeliveryFacts } from './decide-delivery.rules.js';

const now = new Date('2026-11-23T10:00:00Z');
const facts = (change: Partial<DeliveryFacts> = {}): DeliveryFacts => ({ attempts: 0, failingSince: undefined, random: 0.5, now, ...change });
const answer = (status: number, headers: Record<string, string> = {}): GuardedAnswer => ({ kind: 'answer', status, headers, excerpt: 'oh', latencyMs: 7 });
const waitS = (given: GuardedAnswer, change: Partial<DeliveryFacts> = {}) => (decideDelivery(given, facts(change)).nextAt.getTime() - now.getTime()) / 1000;

describe('what follows from a call of a hook', () => {
  it.each([[200, 'delivered'], [204, 'delivered'], [299, 'delivered'], [301, 'pending'], [400, 'pending'], [429, 'pending'], [500, 'pending'], [410, 'failed']])('HTTP %i: %s', (status, expected) => {
    expect(decideDelivery(answer(status), facts()).status).toBe(expected);
  });

  it('waits longer with every try, three days in all, and then gives the delivery up', () => {
    expect(retryStepsS.map((_, attempts) => waitS(answer(500), { attempts }))).toEqual(retryStepsS);
    const days = retryStepsS.reduce((sum, step) => sum + step, 0) / 86_400;
    expect(days).toBeGreaterThan(3);
    expect(decideDelivery(answer(500), facts({ attempts: retryStepsS.length }))).toMatchObject({ status: 'failed', disable: undefined });
  });

  it('heeds Retry-After up to a day, and never comes sooner than its own step', () => {
    expect(waitS(answer(503, { 'retry-after': '120' }))).toBe(120);
    expect(waitS(answer(503, { 'retry-after': new Date(now.getTime() + 60_000).toUTCString() }))).toBe(60);
    expect(waitS(answer(503, { 'retry-after': '99999999' }))).toBe(86_400);
    for (const nonsense of ['-5', 'soon', '', '1e9']) expect(waitS(answer(503, { 'retry-after': nonsense }))).toBe(5);
  });

  it('gives a hook up that is gone, or that took nothing for days', () => {
    expect(decideDelivery(answer(410), facts()).disable?.code).toBe('HOOK.GONE');
    const failingSince = new Date(now.getTime() - disabledAfterMs);
    expect(decideDelivery(answer(500), facts({ failingSince })).disable).toMatchObject({ code: 'HOOK.FAILING', detail: expect.stringContaining('HTTP 500') });
    expect(decideDelivery(answer(200), facts({ failingSince })).disable).toBeUndefined();
    expect(decideDelivery(answer(500), facts({ failingSince: new Date(failingSince.getTime() + 1) })).disable).toBeUndefined();
  });

  it('shows what came, in text that can be stored, and says that redirects are not followed', () => {
    const given: GuardedAnswer = { kind: 'answer', status: 302, headers: {}, excerpt: 'a\u0000\ud800b'.padEnd(5000, 'x'), latencyMs: 7 };
    const { attempt } = decideDelivery(given, facts());
    expect(attempt).toMatchObject({ at: now.toISOString(), status: 302, latencyMs: 7, error: 'HTTP 302: redirects are not followed' });
    expect(attempt.response).toMatch(/^a\ufffd\ufffdbx+$/);
    expect(attempt.response).toHaveLength(1000);
    expect(decideDelivery({ kind: 'failed', code: 'ECONNREFUSED', detail: 'no', latencyMs: 1 }, facts()).attempt).toEqual({ at: now.toISOString(), latencyMs: 1, error: 'ECONNREFUSED: no' });
  });

  it('never comes back in the past, whatever the receiver says', () => {
    fc.assert(fc.property(fc.integer({ min: 100, max: 599 }), fc.string(), fc.nat(12), fc.double({ min: 0, max: 0.999, noNaN: true }), (status, retryAfter, attempts, random) => {
      const decided = decideDelivery(answer(status, { 'retry-after': retryAfter }), facts({ attempts, random }));
      expect(decided.nextAt >= now && decided.nextAt.getTime() <= now.getTime() + 91_000_000).toBe(true);
    }));
  });
});
