import { SettingsTree } from '@messaging/contracts';
import { adoptSender, noteSenders, senderAsOf, sendersOf, settingsAs, whySenderIsGone, type KnownSenders, type Sender } from './sender.rules.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 27, 8, minute));
const mail = (change: object = {}) => SettingsTree.parse({ hub: { name: 'Salon' }, email: { provider: 'smtp', host: 'mail.example', fromAddress: 'shop@example.com', ...change } });
const sms = (change: object = {}) => SettingsTree.parse({ sms: { provider: 'twilio', senderName: '+34600111222', twilio: { accountSid: 'AC1' }, ...change } });
const known = (tree: SettingsTree): KnownSenders => ({ now: sendersOf(tree), before: [] });
const smtp: Sender = sendersOf(mail()).email;

describe('the sender of a campaign', () => {
  it('is the one of its start, however late that is heard of', () => {
    const renamed = noteSenders(known(mail()), sendersOf(mail({ fromName: 'New name' })), at(10));
    const twice = noteSenders(renamed, sendersOf(mail({ fromAddress: 'other@example.com' })), at(20));
    expect([9, 10, 15, 20].map((minute) => senderAsOf(twice, 'email', at(minute)))).toMatchObject([
      { name: 'Salon', address: 'shop@example.com' }, { name: 'New name' }, { name: 'New name', address: 'shop@example.com' }, { name: 'Salon', address: 'other@example.com' },
    ]);
    expect(senderAsOf(twice, 'sms', at(0))).toEqual(twice.now.sms);
  });

  it('is forgotten an hour after it was given up, and stands once however often the same is said', () => {
    const renamed = noteSenders(known(mail()), sendersOf(mail({ fromName: 'New name' })), at(0));
    expect(noteSenders(renamed, sendersOf(mail({ fromName: 'New name' })), at(59)).before).toHaveLength(1);
    expect(noteSenders(renamed, sendersOf(mail({ fromName: 'New name' })), at(60)).before).toEqual([]);
  });

  it('stays while the start does, and is another one when a person went on later', () => {
    const changed = noteSenders(known(mail()), sendersOf(mail({ fromName: 'New name' })), at(10));
    const begun = adoptSender(undefined, { channel: 'email', senderAt: at(5) }, changed);
    expect(begun).toEqual({ sandbox: false, sender: smtp, senderAt: at(5) });
    expect(adoptSender(begun, { channel: 'email', senderAt: at(5) }, { now: changed.now, before: [] })).toBe(begun);
    expect(adoptSender(begun, { channel: 'email', senderAt: at(11) }, changed).sender).toMatchObject({ name: 'New name' });
  });

  it('never goes from a trial to real people, nor back, whoever goes on', () => {
    const begun = adoptSender(undefined, { channel: 'email', senderAt: at(0) }, known(SettingsTree.parse({})));
    expect(adoptSender(begun, { channel: 'email', senderAt: at(5) }, known(mail()))).toBe(begun);
    const before = { sandbox: true, sender: null, senderAt: null }; // begun before senders were kept
    expect(adoptSender(before, { channel: 'email', senderAt: at(0) }, known(mail()))).toBe(before);
    expect([begun, before].map((each) => whySenderIsGone(each, 'email', smtp))).toEqual(Array(2).fill('email is sent by smtp now; the campaign began on the sandbox.'));
    expect(whySenderIsGone({ sandbox: false, sender: smtp }, 'email', sendersOf(SettingsTree.parse({})).email)).toBe('email is on the sandbox now; the campaign began by a provider.');
  });

  it.each<[string, SettingsTree, SettingsTree, 'email' | 'sms' | 'whatsapp', boolean]>([
    ['another name', mail(), mail({ fromName: 'x' }), 'email', false],
    ['another address at the same server', mail(), mail({ fromAddress: 'x@example.org' }), 'email', false],
    ['another server for the same address', mail(), mail({ host: 'other.example' }), 'email', false],
    ['another server and another address', mail(), mail({ host: 'other.example', fromAddress: 'x@example.org' }), 'email', true],
    ['another number of the same account', sms(), sms({ senderName: '+34600999888' }), 'sms', false],
    ['the same name at another vendor', sms({ senderName: 'Salon' }), SettingsTree.parse({ sms: { provider: 'messagebird', senderName: 'Salon' } }), 'sms', false],
    ['another number at another vendor', sms(), SettingsTree.parse({ sms: { provider: 'messagebird', senderName: 'Salon' } }), 'sms', true],
    ['another number at Meta', SettingsTree.parse({ whatsapp: { provider: 'meta', phoneId: '1' } }), SettingsTree.parse({ whatsapp: { provider: 'meta', phoneId: '2' } }), 'whatsapp', true],
  ])('goes on with %s unless both account and address are others', (_what, before, after, channel, isGone) => {
    const begun = adoptSender(undefined, { channel, senderAt: at(0) }, known(before));
    expect(whySenderIsGone(begun, channel, sendersOf(after)[channel]) !== undefined).toBe(isGone);
  });

  it('stands in the settings that its texts are made with, a Messaging Service as one', () => {
    expect(settingsAs(mail({ fromName: 'New name' }), 'email', smtp).email).toMatchObject({ fromName: 'Salon', fromAddress: 'shop@example.com' });
    const service = sendersOf(sms({ twilio: { accountSid: 'AC1', messagingServiceSid: 'MG1' } })).sms;
    expect(settingsAs(sms(), 'sms', service).sms).toMatchObject({ senderName: '+34600111222', twilio: { messagingServiceSid: 'MG1' } });
    expect(settingsAs(sms({ senderName: 'Salon' }), 'sms', sendersOf(sms()).sms).sms).toMatchObject({ senderName: '+34600111222', twilio: { messagingServiceSid: null } });
  });
});
