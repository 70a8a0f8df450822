import type { Message } from './message-queries.js';
import { resendOutlook } from './resend.rules.js';

const message = (change: Partial<Pick<Message, 'direction' | 'status' | 'channel' | 'templateId'>>, code?: string): Parameters<typeof resendOutlook>[0] => ({
  direction: 'outbound', status: 'failed', channel: 'email', ...change, ...(code !== undefined && { reason: { code, detail: '' } }),
});

describe('sending a message again', () => {
  it('is of little use where the provider refused its text, which the copy has, too', () => {
    expect(resendOutlook(message({}, 'PROVIDER.CONTENT'))).toBe('sameWords');
    expect(resendOutlook(message({ templateId: 't' }, 'PROVIDER.CONTENT'))).toBe('sameWords');
    expect(resendOutlook(message({ channel: 'whatsapp' }, 'PROVIDER.CONTENT'))).toBe('sameWords');
  });

  it('may help by WhatsApp once the template was put right at Meta', () => {
    expect(resendOutlook(message({ channel: 'whatsapp', templateId: 't' }, 'PROVIDER.CONTENT'))).toBe('refused');
  });

  it('may reach people twice whom the first may have reached', () => {
    expect((['unknown', 'sent', 'delivered', 'read'] as const).map((status) => resendOutlook(message({ status })))).toEqual(['twice', 'twice', 'twice', 'twice']);
  });

  it('has nothing against it after other failures, and is not offered before the end or for what somebody else wrote', () => {
    expect([resendOutlook(message({}, 'PROVIDER.TRANSIENT')), resendOutlook(message({ status: 'cancelled' })), resendOutlook(message({ status: 'skipped' }))]).toEqual(['same', 'same', 'same']);
    expect([resendOutlook(message({ status: 'queued' })), resendOutlook(message({ direction: 'inbound', status: 'delivered' }))]).toEqual(['none', 'none']);
  });
});
