import { Channel, channels } from '@messaging/contracts';
import {
  defineSettings, listText, loadSettingsOrExit, outboundSettings, sendingSettings, serviceProcessRules, serviceProcessSettings, serviceUrlSettings, setting,
} from '@messaging/service-kit';

const channelsText = listText
  .refine((names) => names.length > 0 && names.every((name) => Channel.safeParse(name).success), `must be of ${channels.join(', ')}`)
  .transform((names) => Channel.options.filter((channel) => names.includes(channel)));

/** Every setting of dispatch as a process of its own. */
export const settingDefinitions = defineSettings({
  ...serviceProcessSettings('dispatch'),
  ...sendingSettings,
  ...outboundSettings,
  DISPATCH_CHANNELS: setting({
    schema: channelsText,
    default: channels.join(','),
    description: 'The channels this process handles; other processes may handle the rest',
    unit: 'channel[,channel]',
  }),
  WEBHOOKS_URL: serviceUrlSettings.WEBHOOKS_URL,
});

/** The settings of this process; prints every mistake and exits 78 when there is one. */
export const loadSettings = () => loadSettingsOrExit(settingDefinitions, { rules: [...serviceProcessRules] });
