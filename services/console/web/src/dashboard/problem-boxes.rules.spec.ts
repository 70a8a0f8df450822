import type { DashboardCampaign, DashboardProblem } from './dashboard-queries.js';
import { problemBoxes } from './problem-boxes.rules.js';

const campaign = (id: string, channel: 'email' | 'sms' = 'email'): DashboardCampaign => ({ id, name: id.toUpperCase(), status: 'paused', channel });
const paused = (campaignId: string, code = 'CAMPAIGN.BOUNCES'): DashboardProblem => ({ kind: 'campaign_paused', code, text: '', campaignId });
const problem = (kind: DashboardProblem['kind'], change: Partial<DashboardProblem> = {}): DashboardProblem => ({ kind, code: 'X', text: '', ...change });
const emailStopped = problem('channel_broken', { channel: 'email' });

/** Each box in a word. */
const boxes = (problems: readonly DashboardProblem[], campaigns: readonly DashboardCampaign[] = [campaign('a'), campaign('b'), campaign('c', 'sms')]): string[] =>
  problemBoxes({ problems: [...problems], campaigns: [...campaigns] }).map((box) => ('paused' in box ? box.paused.map(({ campaignId }) => campaignId).join('+') : [box.problem.kind, ...box.campaigns.map(({ id }) => id)].join(' ')));

describe('the boxes of what is the matter', () => {
  it('begin with what stopped', () => {
    expect(boxes([problem('events_parked'), paused('a'), problem('messages_unknown'), problem('sending_held'), emailStopped, problem('hub_suspended')])).toEqual([
      'sending_held', 'channel_broken', 'hub_suspended', 'events_parked', 'campaign_paused', 'messages_unknown',
    ]);
  });

  it('are one for all paused campaigns, from the second on', () => {
    expect(boxes([problem('events_parked'), paused('a')])).toEqual(['events_parked', 'campaign_paused']);
    expect(boxes([problem('events_parked'), paused('a'), problem('hook_disabled'), paused('b')])).toEqual(['a+b', 'events_parked', 'hook_disabled']);
  });

  it('name a campaign that stopped with its channel at the channel, and there alone', () => {
    const stopped = (id: string): DashboardProblem => paused(id, 'CAMPAIGN.CHANNEL_BROKEN');
    expect(boxes([emailStopped, stopped('a'), paused('b'), stopped('c')])).toEqual(['channel_broken a', 'b+c']);
    expect(boxes([stopped('a'), stopped('b'), emailStopped])).toEqual(['channel_broken a b']);
    expect(boxes([emailStopped, stopped('a')], [])).toEqual(['channel_broken', 'campaign_paused']);
    expect(boxes([problem('sending_held'), stopped('a')])).toEqual(['sending_held', 'campaign_paused']);
  });
});
