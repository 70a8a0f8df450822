import type { MessageRow } from './message-view.js';
import type { AttemptRow } from './messages.sql.js';
import { timeline } from './timeline.rules.js';

const at = (second: number): Date => new Date(Date.UTC(2026, 10, 23, 10, 0, second));
const message = { created_at: at(0), automation_id: null, campaign_id: null, send_at: null, channel: 'email', category: 'custom', purpose: 'transactional', resend_of: null, execution_id: null } as MessageRow;
const attempt = (change: Partial<AttemptRow>): AttemptRow => ({
  number: 1, provider: 'smtp', status: 'sent', external_id: null, response: null, failure_class: null, failure_code: null, failure_detail: null,
  started_at: at(1), finished_at: at(2), ...change,
});
const texts = (...attempts: AttemptRow[]) => timeline(message, { attempts, receipts: [], decisions: [], pauses: [] }).map(({ text }) => text);

describe('the story of a message', () => {
  it('is told in the order in which it happened', () => {
    const story = timeline({ ...message, send_at: at(9), automation_id: 'a' }, {
      attempts: [attempt({})],
      receipts: [{ provider: 'smtp', status: 'delivered', provider_status: '2.0.0', at: at(3), received_at: at(4), failure: null, raw: 'r' }],
      decisions: [{ at: at(0), code: 'CONSENT.EXISTING_CUSTOMER', detail: 'Basis.', data: null }, { at: at(5), code: 'MESSAGE.RESENT', detail: 'Again.', data: { messageId: 'm' } }],
      pauses: [],
    });
    expect(story.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'accepted: Accepted by an automation, to be sent at 2026-11-23T10:00:09.000Z.', 'check: Basis.', 'attempt: Attempt 1: handed to smtp.',
      'attempt: Attempt 1: smtp accepted it.', 'receipt: smtp reports 2.0.0.', 'decision: Again.',
    ]);
    expect(story.at(-1)?.data).toEqual({ code: 'MESSAGE.RESENT', messageId: 'm' });
  });

  it('begins with who had it sent', () => {
    const first = (change: Partial<MessageRow>) => timeline({ ...message, ...change }, { attempts: [], receipts: [], decisions: [], pauses: [] })[0];
    expect(first({})).toMatchObject({ text: 'Accepted through the API.' });
    expect(first({ automation_id: 'a', execution_id: 'e' })).toMatchObject({ text: 'Accepted by an automation.', data: { executionId: 'e' } });
    expect(first({ campaign_id: 'c' })).toMatchObject({ text: 'Accepted from a campaign.', data: { campaignId: 'c' } });
  });

  it.each([
    ['unknown', 'nobody knows whether it arrived (E: d).'], ['failed', 'refused for good (E: d).'], ['not_sent', 'certainly not sent (E: d).'],
  ])('says of an attempt that is %s: %s', (status, text) => {
    expect(texts(attempt({ status, failure_class: 'X', failure_code: 'E', failure_detail: 'd' })).at(-1)).toBe(`Attempt 1: ${text}`);
  });

  it.each(['delivered', 'failed'])('keeps saying that the answer was lost when a receipt tells %s later', (status) => {
    const lost = attempt({ status, failure_class: 'AMBIGUOUS', failure_code: 'ECONNECTION', failure_detail: 'closed' });
    expect(texts(lost).at(-1)).toBe('Attempt 1: nobody knows whether it arrived (ECONNECTION: closed).');
  });

  it('leaves an attempt open that is under way', () => {
    expect(texts(attempt({ status: 'sending', finished_at: null }))).toHaveLength(2);
  });
});
