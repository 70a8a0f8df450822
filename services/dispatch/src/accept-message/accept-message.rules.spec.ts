import type { CreateMessage } from '@messaging/contracts';
import { newId } from '@messaging/kernel';
import { decideAcceptance, requestHash, type KnownTemplate } from './accept-message.rules.js';

const now = new Date('2026-11-23T10:00:00Z');
const own: CreateMessage = { channel: 'email', to: 'ada@example.com', category: 'custom', body: 'Hi' };
const templateId = newId();
const template: KnownTemplate = { templateId, version: 3, category: 'marketing', isActive: true, serves: ['email'] };
const byTemplate: CreateMessage = { channel: 'email', customerId: 'c-1', templateId };
const decide = (call: CreateMessage, known?: KnownTemplate) => decideAcceptance(call, { template: known, country: 'ES', now });
const complaints = (call: CreateMessage, known?: KnownTemplate) => {
  const result = decide(call, known);
  return result.ok ? [] : result.problem.errors?.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('accepting a call', () => {
  it('takes category, purpose and lane from the template, or from the call', () => {
    expect(decide(byTemplate, template)).toEqual({ ok: true, value: { category: 'marketing', purpose: 'marketing', lane: 'bulk', templateVersion: 3, to: undefined } });
    expect(decide({ ...own, category: 'receipt' })).toMatchObject({ value: { category: 'receipt', purpose: 'transactional', lane: 'priority', to: 'ada@example.com' } });
  });

  it.each<[CreateMessage, KnownTemplate | undefined, string[]]>([
    [{ ...own, to: undefined }, undefined, ['/to MESSAGE.RECIPIENT_MISSING']],
    [{ channel: 'email', to: 'nobody', body: 'x' }, undefined, ['/category MESSAGE.CATEGORY_MISSING', '/to ADDRESS.INVALID']],
    [{ ...own, body: undefined }, undefined, ['/body MESSAGE.CONTENT_MISSING']],
    [{ ...own, variables: { a: 1 } }, undefined, ['/variables MESSAGE.CONTENT_TWICE']],
    [{ ...byTemplate, body: 'x' }, template, ['/body MESSAGE.CONTENT_TWICE']],
    [{ ...byTemplate, category: 'receipt' }, template, ['/category MESSAGE.CONTENT_TWICE']],
    [{ ...byTemplate, variables: { hub: 1, order: 2 } }, template, ['/variables/hub MESSAGE.VARIABLE_RESERVED']],
    [byTemplate, undefined, ['/templateId TEMPLATE.UNKNOWN']],
    [byTemplate, { ...template, isActive: false }, ['/templateId TEMPLATE.INACTIVE']],
    [{ ...byTemplate, channel: 'sms' }, template, ['/templateId TEMPLATE.CHANNEL']],
    [{ ...own, expiresAt: '2026-11-23T10:00:00Z' }, undefined, ['/expiresAt MESSAGE.EXPIRED']],
    [{ ...own, sendAt: '2026-11-25T10:00:00Z', expiresAt: '2026-11-24T10:00:00Z' }, undefined, ['/expiresAt MESSAGE.EXPIRED']],
  ])('says all that is wrong with %j', (call, known, expected) => {
    expect(complaints(call, known)).toEqual(expected);
  });

  it.each(['Braces {{like these}} and {{{those}}}', '{{}} {{#if}} }}', 'customer.firstName', '{{ order }}', 'function(){{ return hub }}', '{{customers.total}}'])('sends %j as it is', (body) => {
    expect(complaints({ ...own, body })).toEqual([]);
  });

  it.each(['Hi {{customer.firstName}}', '{{#if event.staff}}x{{/if}}', '{{ date event.startsAt style="full" }}', 'Stop: {{unsubscribeUrl}}', '{{default hub.name "us"}}'])('does not send %j, whose braces were meant to be filled', (body) => {
    expect(complaints({ ...own, body })).toEqual(['/body MESSAGE.PLACEHOLDER']);
    expect(complaints({ ...own, subject: body })).toEqual(['/subject MESSAGE.PLACEHOLDER']);
  });

  it('tells bodies apart, and not the order of their members', () => {
    expect(requestHash({ channel: 'sms', to: '1', metadata: { a: 1, b: [1, 2] } })).toBe(requestHash({ metadata: { b: [1, 2], a: 1 }, to: '1', channel: 'sms' }));
    expect(requestHash({ channel: 'sms', to: '1', metadata: { b: [2, 1] } })).not.toBe(requestHash({ channel: 'sms', to: '1', metadata: { b: [1, 2] } }));
    expect(requestHash({ channel: 'sms', to: '1' })).not.toBe(requestHash({ channel: 'sms', to: '2' }));
  });
});
