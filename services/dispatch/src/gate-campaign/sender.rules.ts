import { channels, type Channel, type SettingsTree } from '@messaging/contracts';
import { accountProvider } from '../settings/account-provider.rules.js';

/** Whom a channel's messages come from. */
export interface Sender {
  readonly provider: string;
  /** The account that carries them: Meta's phone number, Twilio's account, the mail server. */
  readonly account: string | null;
  /** What the reader sees they came from: an address, a number or a name; a Messaging Service stands for its numbers. */
  readonly address: string | null;
  /** Email only. */
  readonly name: string | null;
}

/** A sender that was given up, and when. */
export interface FormerSender {
  readonly channel: Channel;
  readonly sender: Sender;
  /** ISO 8601. */
  readonly until: string;
}

/** Whom a hub's messages come from, and came from lately. */
export interface KnownSenders {
  readonly now: Readonly<Record<Channel, Sender>>;
  /** Oldest first. */
  readonly before: readonly FormerSender[];
}

/** A former sender is asked for by campaigns whose start is heard of after the change: later than this nothing is on its way. */
const formerMs = 3_600_000;
const formerMax = 30;

export const isSandbox = ({ provider }: Pick<Sender, 'provider'>): boolean => provider === 'sandbox';

/** The senders that settings name; a mail without a name of its own comes from the hub's. */
export function sendersOf(tree: SettingsTree): KnownSenders['now'] {
  const { email, sms, whatsapp, hub } = tree;
  const seen = {
    email: { account: email.host, address: email.fromAddress, name: email.fromName ?? hub.name },
    sms: { account: sms.provider === 'twilio' ? sms.twilio.accountSid : sms.provider, address: (sms.provider === 'twilio' ? sms.twilio.messagingServiceSid : null) ?? sms.senderName, name: null },
    whatsapp: { account: whatsapp.phoneId, address: whatsapp.phoneId, name: null },
  };
  const senderOf = (channel: Channel): Sender => ({ provider: accountProvider(channel, tree), ...seen[channel] });
  return { email: senderOf('email'), sms: senderOf('sms'), whatsapp: senderOf('whatsapp') };
}

const isSame = (a: Sender, b: Sender): boolean => a.provider === b.provider && a.account === b.account && a.address === b.address && a.name === b.name;

/** What is known once settings name these, from `at` on. */
export function noteSenders(known: KnownSenders, now: KnownSenders['now'], at: Date): KnownSenders {
  const given = channels.filter((channel) => !isSame(known.now[channel], now[channel])).map((channel) => ({ channel, sender: known.now[channel], until: at.toISOString() }));
  const kept = known.before.filter(({ until }) => at.getTime() - Date.parse(until) < formerMs);
  return { now, before: [...kept, ...given].slice(-formerMax) };
}

/** The sender at a moment, as far back as is known. */
export const senderAsOf = ({ now, before }: KnownSenders, channel: Channel, at: Date): Sender =>
  before.find((former) => former.channel === channel && Date.parse(former.until) > at.getTime())?.sender ?? now[channel];

/** Settings with a campaign's sender in the place of today's: what a text says of who sends it is true of the campaign. */
export function settingsAs(settings: SettingsTree, channel: Channel, { provider, address, name }: Sender): SettingsTree {
  if (address === null) return settings;
  if (channel === 'email') return { ...settings, email: { ...settings.email, fromAddress: address, fromName: name } };
  if (channel === 'whatsapp') return settings;
  const isService = provider === 'twilio' && address.startsWith('MG');
  const twilio = { ...settings.sms.twilio, messagingServiceSid: isService ? address : null };
  return { ...settings, sms: { ...settings.sms, senderName: isService ? settings.sms.senderName : address, twilio } };
}

/** What a gate remembers of the beginning. Nothing: nobody has told of the campaign, or it began before this was kept. */
export interface BegunAs {
  readonly sandbox: boolean | null;
  readonly sender: Sender | null;
  readonly senderAt: Date | null;
}

/**
 * The sender of a campaign that is told of: the one of its start for as long as `senderAt` stays. A later `senderAt` says
 * that a person went on, or tried again, knowing who sends now; from the sandbox to a provider, or back, nobody can.
 */
export function adoptSender(begun: BegunAs | undefined, { channel, senderAt }: { channel: Channel; senderAt: Date }, senders: KnownSenders): BegunAs {
  const told = senderAsOf(senders, channel, senderAt);
  const adopted = { sandbox: isSandbox(told), sender: told, senderAt };
  if (!begun || begun.sandbox === null) return adopted;
  const stays = begun.sandbox !== adopted.sandbox || (begun.sender !== null && begun.senderAt?.getTime() === senderAt.getTime());
  return stays ? begun : adopted;
}

/**
 * Why a campaign cannot go on as it began: it changed between the sandbox and a provider, or both account and address are
 * others. By the same account the old address still goes, and the same address goes by another account.
 */
export function whySenderIsGone({ sandbox, sender }: Pick<BegunAs, 'sandbox' | 'sender'>, channel: Channel, now: Sender): string | undefined {
  if (sandbox !== null && sandbox !== isSandbox(now)) {
    return sandbox ? `${channel} is sent by ${now.provider} now; the campaign began on the sandbox.` : `${channel} is on the sandbox now; the campaign began by a provider.`;
  }
  if (!sender || isSandbox(now) || (sender.provider === now.provider && sender.account === now.account) || sender.address === now.address) return undefined;
  return `${channel} is sent as ${now.address ?? 'nobody'} by another account now; the campaign began as ${sender.address ?? 'nobody'}.`;
}
