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

  it('takes back what it gave: read-only fields pass', () => {
    expect(merged({ sms: { webhookUrl: 'https://x', inboundUrl: null } }).tree).toEqual(fresh);
  });

  it.each([
    [[], { kind: 'malformed', code: 'REQUEST.INVALID', at: undefined }],
    [{ emial: {} }, { kind: 'malformed', code: 'SETTINGS.INVALID', at: ['/emial'] }],
    [{ email: { port: 0 } }, { kind: 'malformed', code: 'SETTINGS.INVALID', at: ['/email/port'] }],
    [{ hub: { locale: 'not a locale' } }, { kind: 'rule', code: 'SETTINGS.INVALID', at: ['/hub/locale'] }],
    [{ email: { inboundSecret: '12345' } }, { kind: 'rule', code: 'SETTINGS.INVALID', at: ['/email/inboundSecret'] }],
    [{ policy: { frequencyCap: { max: 3 }, prices: {} } }, { kind: 'rule', code: 'SETTINGS.UNSUPPORTED', at: ['/policy/frequencyCap', '/policy/prices'] }],
  ])('refuses %j', (patch, expected) => {
    expect(refused(patch)).toEqual(expected);
  });

  it('takes null for what is not available: there is nothing to reset', () => {
    expect(merged({ policy: { quietHours: null } }).tree).toEqual(fresh);
  });

  it('takes a hostile name for an unknown field', () => {
    expect(refused(JSON.parse('{"__proto__": {"polluted": 1}}'))).toMatchObject({ kind: 'malformed' });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
