import { defineSettings, loadSettingsOrExit, outboundSettings, serviceProcessRules, serviceProcessSettings } from '@messaging/service-kit';

/** Every setting of webhooks as a process of its own. */
export const settingDefinitions = defineSettings({ ...serviceProcessSettings('webhooks'), OUTBOUND_ALLOW: outboundSettings.OUTBOUND_ALLOW });

/** The settings of this process; prints every mistake and exits 78 when there is one. */
export const loadSettings = () => loadSettingsOrExit(settingDefinitions, { rules: [...serviceProcessRules] });
