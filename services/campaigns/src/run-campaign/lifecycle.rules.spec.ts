import type { CampaignStatus, Reason } from '@messaging/contracts';
import { unwrap, type Result } from '@messaging/kernel';
import { newCampaign } from '../define-campaign/campaign.rules.js';
import { noTotals, type Campaign } from '../define-campaign/campaign.js';
import { decideCancel, decideCompletion, decideDue, decidePause, decideResume, decideRetry, decideSchedule, decideStart, isConfirmed, type LifeFacts } from './lifecycle.rules.js';

const now = new Date('2026-11-23T12:00:00Z');
const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
const template = { templateId: 't', version: 3, channel: 'all', category: 'receipt', isActive: true, isDeleted: false } as const;
const facts: LifeFacts = { now, template, provider: 'smtp', reachable: 5, confirmAbove: 1000, confirmed: undefined, totals: noTotals };
const totals = { ...noTotals, accepted: 100, bounced: 7 };
const draft = newCampaign({ name: 'n', channel: 'email', templateId: 't', audience: { all: true } }, { id: 'id', hubId: 'main', now });
const sending = unwrap(decideStart(draft, facts));
const expanded: Campaign = { ...sending, job: undefined };
const inStatus = (status: CampaignStatus): Campaign => (status === 'draft' || status === 'scheduled' ? { ...draft, status } : { ...expanded, status });
const code = (result: Result<Campaign>): string => (result.ok ? result.value.status : result.problem.code);

describe('the life of a campaign', () => {
  it.each<[CampaignStatus, string, string, string, string, string]>([
    // status      start                        pause                   resume                  cancel            retry
    ['draft', 'sending', 'CAMPAIGN.NOT_SENDING', 'CAMPAIGN.NOT_SENDING', 'cancelled', 'CAMPAIGN.NOT_SENDING'],
    ['scheduled', 'sending', 'CAMPAIGN.NOT_SENDING', 'CAMPAIGN.NOT_SENDING', 'cancelled', 'CAMPAIGN.NOT_SENDING'],
    ['sending', 'sending', 'paused', 'sending', 'cancelled', 'sending'],
    ['paused', 'CAMPAIGN.PAUSED', 'paused', 'sending', 'cancelled', 'paused'],
    ['completed', 'CAMPAIGN.ALREADY_STARTED', 'CAMPAIGN.ENDED', 'CAMPAIGN.ENDED', 'CAMPAIGN.ENDED', 'sending'],
    ['cancelled', 'CAMPAIGN.ENDED', 'CAMPAIGN.ENDED', 'CAMPAIGN.ENDED', 'cancelled', 'CAMPAIGN.ENDED'],
  ])('%s: start → %s, pause → %s, resume → %s, cancel → %s, retry → %s', (status, start, pause, resume, cancel, retry) => {
    const campaign = inStatus(status);
    expect([
      code(decideStart(campaign, facts)), code(decidePause(campaign, now)), code(decideResume(campaign, facts)), code(decideCancel(campaign, now)),
      code(decideRetry(campaign, 'retryFailed', { count: 2, confirmed: undefined, now, provider: 'smtp', totals })),
    ]).toEqual([start, pause, resume, cancel, retry]);
  });

  it('freezes version, sender and the day on which it expires', () => {
    expect(sending.started).toEqual({ at: now, templateVersion: 3, category: 'receipt', provider: 'smtp', sandbox: false, gateExpiresAt: later(168) });
  });

  it('says what stands against starting', () => {
    expect(code(decideStart(draft, { ...facts, template: undefined }))).toBe('TEMPLATE.UNKNOWN');
    expect(code(decideStart(draft, { ...facts, template: { ...template, isActive: false } }))).toBe('TEMPLATE.INACTIVE');
    expect(code(decideStart({ ...draft, expiresAt: now }, facts))).toBe('MESSAGE.EXPIRED');
    expect(code(decideStart(draft, { ...facts, reachable: 1000 }))).toBe('CAMPAIGN.CONFIRMATION_REQUIRED');
    expect(code(decideStart(draft, { ...facts, reachable: 999 }))).toBe('sending');
  });

  it.each([[112, 100, true], [113, 100, false], [10, 0, true], [11, 0, false], [1030, 1000, true], [1031, 1000, false]])(
    'takes %i reachable for %i confirmed: %s', (reachable, confirmed, taken) => expect(isConfirmed(reachable, confirmed)).toBe(taken),
  );

  it('waits for an hour that is to come, and pauses with the reason when it cannot start', () => {
    const plan = { schedule: { at: '2026-11-23T14:00', zone: 'hub' } as const, at: later(1) };
    const scheduled = unwrap(decideSchedule(draft, plan, { ...facts, reachable: 2000, confirmed: 2000 }));
    expect(scheduled).toMatchObject({ status: 'scheduled', scheduledAt: later(1), schedule: { confirmed: 2000 } });
    expect(unwrap(decideSchedule(scheduled, plan, { ...facts, reachable: 2000, confirmed: 2000 }))).toBe(scheduled);
    expect(code(decideSchedule({ ...draft, expiresAt: later(1) }, plan, facts))).toBe('MESSAGE.EXPIRED');
    expect(decideDue(scheduled, { ...facts, reachable: 2050, confirmed: 2000 })).toMatchObject({ status: 'sending' });
    expect(decideDue(scheduled, { ...facts, reachable: 2051, confirmed: 2000 })).toMatchObject({ status: 'paused', pauseReason: { code: 'CAMPAIGN.CONFIRMATION_REQUIRED' } });
    expect(decideDue(scheduled, { ...facts, template: undefined })).toMatchObject({ status: 'paused', pauseReason: { code: 'TEMPLATE.UNKNOWN' } });
  });

  it('keeps the planned hour for recipients in other zones, and forgets it when somebody starts at once', () => {
    const plan = { schedule: { at: '2026-11-23T14:00', zone: 'recipient' } as const, at: later(1) };
    const scheduled = unwrap(decideSchedule(draft, plan, facts));
    expect(decideDue(scheduled, facts)).toMatchObject({ status: 'sending', schedule: plan.schedule });
    expect(unwrap(decideStart(scheduled, facts))).toMatchObject({ status: 'sending', schedule: undefined, scheduledAt: undefined });
  });

  it('lives for seven days of unpaused time, or until the moment it was given', () => {
    const paused = unwrap(decidePause(sending, later(10)));
    expect(unwrap(decideResume(paused, { ...facts, now: later(58) })).started?.gateExpiresAt).toEqual(later(168 + 48));
    const given = unwrap(decidePause(unwrap(decideStart({ ...draft, expiresAt: later(24) }, facts)), later(10)));
    expect(unwrap(decideResume(given, { ...facts, now: later(20) })).started?.gateExpiresAt).toEqual(later(24));
  });

  it('does not go on with another kind of sender than it began with', () => {
    const paused = unwrap(decidePause(sending, now));
    expect(code(decideResume(paused, { ...facts, provider: 'sandbox' }))).toBe('CAMPAIGN.SENDER_CHANGED');
    expect(unwrap(decideResume(paused, facts)).started?.watchedFrom).toEqual({ accepted: 0, bounced: 0 });
    expect(code(decideRetry(inStatus('completed'), 'retryFailed', { count: 2, confirmed: undefined, now, provider: 'sandbox', totals }))).toBe('CAMPAIGN.SENDER_CHANGED');
  });

  it('keeps the sender of its start, until somebody goes on who was told that something is wrong, or tries again after the end', () => {
    const resumed = (reason?: Reason) => unwrap(decideResume(unwrap(decidePause(sending, now, reason)), { ...facts, now: later(1) })).started?.senderAt;
    expect(resumed()).toBeUndefined();
    expect(resumed({ code: 'CAMPAIGN.CONTENT_REFUSED', detail: '550 no' })).toEqual(later(1));
    const retried = (status: CampaignStatus) => unwrap(decideRetry(inStatus(status), 'retryFailed', { count: 2, confirmed: undefined, now: later(1), provider: 'smtp', totals })).started?.senderAt;
    expect([retried('sending'), retried('completed')]).toEqual([undefined, later(1)]);
  });

  it('ends when nothing is open and nobody is left to go through', () => {
    expect(decideCompletion(sending, 0, now)).toBe(sending);
    expect(decideCompletion(expanded, 1, now)).toBe(expanded);
    expect(decideCompletion(expanded, 0, now)).toMatchObject({ status: 'completed', completedAt: now });
    expect(decideCompletion(inStatus('paused'), 0, now).status).toBe('completed');
    expect(decideCompletion({ ...draft, status: 'paused' }, 0, now).status).toBe('paused');
  });

  it('retries once for a double click, one kind at a time, and the unknown only when told how many', () => {
    const retrying = unwrap(decideRetry(inStatus('completed'), 'retryFailed', { count: 2, confirmed: undefined, now, provider: 'smtp', totals }));
    expect(retrying).toMatchObject({ status: 'sending', job: { kind: 'retryFailed', cursor: '' }, started: { watchedFrom: { accepted: 100, bounced: 7 } } });
    expect(unwrap(decideRetry(retrying, 'retryFailed', { count: 2, confirmed: undefined, now, provider: 'smtp', totals }))).toBe(retrying);
    expect(code(decideRetry(retrying, 'retryUnknown', { count: 2, confirmed: 2, now, provider: 'smtp', totals }))).toBe('CAMPAIGN.BUSY');
    const completed = inStatus('completed');
    expect(unwrap(decideRetry(completed, 'retryFailed', { count: 0, confirmed: undefined, now, provider: 'smtp', totals }))).toBe(completed);
    for (const confirmed of [undefined, 1]) expect(code(decideRetry(completed, 'retryUnknown', { count: 2, confirmed, now, provider: 'smtp', totals }))).toBe('CAMPAIGN.CONFIRMATION_REQUIRED');
    expect(code(decideRetry(completed, 'retryUnknown', { count: 2, confirmed: 2, now, provider: 'smtp', totals }))).toBe('sending');
  });
});
