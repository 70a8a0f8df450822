import { SettingsTree } from '@messaging/contracts';
import { mergeSettings } from './merge-settings.rules.js';

const fresh = SettingsTree.parse({});
const merged = (patch: unknown, current = fresh) => {
  const result = mergeSettings(current, patch);
  if (!result.ok) throw new Error(result.problem.detail);
  return result.value;
};
const refused = (patch: unknown) => {
  const result = mergeSettings(fresh, patch);
  return result.ok ? undefined : { kind: result.problem.kind, code: result.problem.code, at: result.problem.errors?.map(({ pointer }) => pointer) };
};

describe('merging settings', () => {
  it('changes what is named and resets what is null', () => {
    const changed = merged({ hub: { name: 'Sol', brand: { color: '#112233' } } }).tree;
    expect(changed.hub).toMatchObject({ name: 'Sol', brand: { color: '#112233', logo: null } });
    expect(merged({ hub: { brand: null } }, changed).tree.hub).toMatchObject({ name: 'Sol', brand: { color: null } });
    expect(merged({ hub: null }, changed).tree.hub).toEqual(fresh.hub);
  });

  it('takes secrets apart, also those of a group that goes', () => {
    const { tree, secrets } = merged({ email: { password: 'x', inboundSecret: null }, sms: { twilio: null } });
    expect(JSON.stringify(tree)).not.toContain('password');
    expect([...secrets]).toEqual([['sms.twilio.authToken', null], ['email.password', 'x'], ['email.inboundSecret', null]]);
    expect(merged({ email: { password: { set: true, hint: '…' } } }).secrets.size).toBe(0);
  });

  it.each([
    [{ email: { hots: 'x' } }, '/email/hots unknown field; did you mean "host"?'], [{ email: { pasword: 'x' } }, '/email/pasword unknown field; did you mean "password"?'],
    [{ emial: {} }, '/emial unknown field; did you mean "email"?'], [{ sms: { twilio: { sid: 'x' } } }, '/sms/twilio/sid unknown field; known here: accountSid, messagingServiceSid, authToken'],
    [{ zzz: 1 }, '/zzz unknown field; known here: whatsapp, sms, email, automations, hub, policy'],
  ])('names what %j could have meant', (patch, detail) => {
    const result = mergeSettings(fresh, patch);
    expect(result.ok ? undefined : result.problem.detail).toBe(detail);
  });

  it('takes back what it gave: read-only fields pass', () => {
    expect(merged({ sms: { webhookUrl: 'https://x', inboundUrl: null } }).tree).toEqual(fresh);
  });

  it.each([
    [[], { kind: 'malformed', code: 'REQUEST.INVALID', at: undefined }],
    [{ emial: {} }, { kind: 'malformed', code: 'SETTINGS.INVALID', at: ['/emial'] }],
    [{ email: { port: 0 } }, { kind: 'malformed', code: 'SETTINGS.INVALID', at: ['/email/port'] }],
    [{ hub: { locale: 'not a locale' } }, { kind: 'rule', code: 'SETTINGS.INVALID', at: ['/hub/locale'] }],
    [{ hub: { brand: { color: 'red' } } }, { kind: 'rule', code: 'SETTINGS.INVALID', at: ['/hub/brand/color'] }],
    [{ hub: { customerUrl: 'https://erp.example/customers/' } }, { kind: 'rule', code: 'SETTINGS.INVALID', at: ['/hub/customerUrl'] }],
    [{ email: { inboundSecret: '12345' } }, { kind: 'rule', code: 'SETTINGS.INVALID', at: ['/email/inboundSecret'] }],
    [{ policy: { frequencyCap: { max: 3 } } }, { kind: 'malformed', code: 'SETTINGS.INVALID', at: ['/policy/frequencyCap/per'] }],
    [{ policy: { frequencyCap: { max: 3, per: 'P400D' } } }, { kind: 'rule', code: 'SETTINGS.INVALID', at: ['/policy/frequencyCap/per'] }],
    [{ policy: { quietHours: { from: '22:00', to: '8:00' } } }, { kind: 'malformed', code: 'SETTINGS.INVALID', at: ['/policy/quietHours/to'] }],
    [{ policy: { quietHours: { from: '22:00', to: '22:00' } } }, { kind: 'rule', code: 'SETTINGS.INVALID', at: ['/policy/quietHours/to'] }],
    [{ policy: { prices: { sms: { amount: '0.05', currency: 'EUR' }, email: { amount: '0.001', currency: 'USD' } } } }, { kind: 'rule', code: 'SETTINGS.INVALID', at: ['/policy/prices'] }],
    [{ hub: { timeZone: '+01:00' } }, { kind: 'rule', code: 'SETTINGS.INVALID', at: ['/hub/timeZone'] }],
    [{ hub: { country: 'zzz!' } }, { kind: 'malformed', code: 'SETTINGS.INVALID', at: ['/hub/country'] }],
    [{ hub: { country: 'QQ', brand: { logo: 'javascript:alert(1)' } } }, { kind: 'rule', code: 'SETTINGS.INVALID', at: ['/hub/country', '/hub/brand/logo'] }],
  ])('refuses %j', (patch, expected) => {
    expect(refused(patch)).toEqual(expected);
  });

  it('says of a wrong colour or address what to write', () => {
    const result = mergeSettings(fresh, { hub: { brand: { color: '#fff' } } });
    expect(result.ok ? [] : result.problem.errors).toEqual([{ pointer: '/hub/brand/color', code: 'SETTINGS.COLOR_INVALID', detail: 'Write the colour as # and six digits, such as #1f4e79.' }]);
    const customers = mergeSettings(fresh, { hub: { customerUrl: 'https://erp.example/' } });
    expect(customers.ok ? [] : customers.problem.errors).toMatchObject([{ pointer: '/hub/customerUrl', code: 'SETTINGS.CUSTOMER_PLACE_MISSING', detail: expect.stringContaining('{customerId}') }]);
  });

  it('is not stopped by an address without the customer’s number that was saved before', () => {
    const before = { ...fresh, hub: { ...fresh.hub, customerUrl: 'https://erp.example/' } };
    expect(merged({ hub: { name: 'Sol' } }, before).tree.hub).toMatchObject({ name: 'Sol', customerUrl: 'https://erp.example/' });
    expect(merged({ hub: { customerUrl: 'https://erp.example/{customerId}' } }, before).tree.hub.customerUrl).toContain('{customerId}');
  });

  it('fills in a policy that is set in part, merges what follows, and drops it by null', () => {
    const { tree } = merged({ policy: { quietHours: { from: '21:00', to: '09:00' }, frequencyCap: { max: 2, per: 'P7D' } } });
    expect(tree.policy.quietHours).toEqual({ from: '21:00', to: '09:00', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], purposes: ['marketing'] });
    expect(merged({ policy: { quietHours: { days: ['sun'] } } }, tree).tree.policy.quietHours).toMatchObject({ from: '21:00', days: ['sun'] });
    expect(merged({ policy: { quietHours: null } }, tree).tree.policy).toMatchObject({ quietHours: null, frequencyCap: { max: 2, per: 'P7D' } });
  });

  it('takes a hostile name for an unknown field', () => {
    expect(refused(JSON.parse('{"__proto__": {"polluted": 1}}'))).toMatchObject({ kind: 'malformed' });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
