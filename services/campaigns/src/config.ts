import { loadSettingsOrExit, serviceProcessRules, serviceProcessSettings } from '@messaging/service-kit';

/** Every setting of campaigns as a process of its own. */
export const settingDefinitions = serviceProcessSettings('campaigns');

/** The settings of this process; prints every mistake and exits 78 when there is one. */
export const loadSettings = () => loadSettingsOrExit(settingDefinitions, { rules: [...serviceProcessRules] });
