import { readFileSync } from 'node:fs';
import { HubId } from '@messaging/contracts';
import {
  consoleSettings, defineSettings, loadSettingsOrExit, sendingSettings, serviceProcessRules, serviceProcessSettings, serviceUrlSettings, setting,
} from '@messaging/service-kit';

/** Every setting of the console as a process of its own. */
export const settingDefinitions = defineSettings({
  ...serviceProcessSettings('console'),
  ...serviceUrlSettings,
  ...consoleSettings,
  SENDING: sendingSettings.SENDING, // as dispatch has it: the dashboard says so
  HUB_ID: setting({ schema: HubId, description: 'The hub whose owner gets a one-use sign-in link, printed at the first start; unset: none' }),
});

/** The settings of this process; prints every mistake and exits 78 when there is one. */
export const loadSettings = () => loadSettingsOrExit(settingDefinitions, { rules: [...serviceProcessRules] });

/** The document of the whole API: made from the code of all services (`npm run docs`), and checked to be so. */
export const wholeApi = (): object => JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8')) as object;
