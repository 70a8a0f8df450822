import { channels as allChannels, type Channel, type CustomerFields, type SettingsChanged, type TemplateChannel } from '@messaging/contracts';
import type { Automation } from './automation.js';

type ChannelSettings = Partial<SettingsChanged['channels']> | undefined;

const isEnabled = (settings: ChannelSettings, channel: Channel): boolean => settings?.[channel]?.enabled ?? true;
const isReal = (settings: ChannelSettings, channel: Channel): boolean => (settings?.[channel]?.provider ?? 'sandbox') !== 'sandbox';

/**
 * The channels an automation would take, in order. Fixed ones as they stand; otherwise the first of whatsapp, sms,
 * email with a real provider, and the sandbox ones until there is one (API.md section 3, Settings). A template of one
 * channel leaves only that.
 */
export function candidateChannels(
  automation: Pick<Automation, 'channel' | 'channels'>,
  facts: { settings: ChannelSettings; templateChannel: TemplateChannel | undefined },
): Channel[] {
  const fits = (channel: Channel): boolean => (facts.templateChannel ?? 'all') === 'all' || facts.templateChannel === channel;
  const fixed = [...new Set([...(automation.channel ? [automation.channel] : []), ...automation.channels])];
  if (fixed.length > 0) return fixed.filter(fits);
  const enabled = allChannels.filter((channel) => isEnabled(facts.settings, channel) && fits(channel));
  const real = enabled.filter((channel) => isReal(facts.settings, channel));
  return real.length > 0 ? real : enabled;
}

/** Those of the candidates that the hub has switched on. */
export const enabledOf = (candidates: readonly Channel[], settings: ChannelSettings): Channel[] =>
  candidates.filter((channel) => isEnabled(settings, channel));

/** The customer's address on a channel; WhatsApp falls back on the phone. Empty text is no address. */
export function addressOf(fields: CustomerFields, channel: Channel): string | undefined {
  const given = channel === 'email' ? fields.email : channel === 'sms' ? fields.phone : (fields.whatsapp ?? fields.phone);
  return given?.trim() ? given : undefined;
}
