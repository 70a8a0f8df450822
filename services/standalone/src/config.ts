import path from 'node:path';
import { defaultDataDir } from '@messaging/persistence';
import {
  consoleSettings,
  databaseSettings,
  defineSettings,
  hostSettings,
  loadSettingsOrExit,
  optionalSettings,
  outboundSettings,
  sendingSettings,
  setting,
  standaloneSettings,
  type SettingMistake,
  type SettingsOf,
} from '@messaging/service-kit';
import { z } from 'zod';

/** The checkout, seen from dist and from src alike. */
const checkout = path.resolve(import.meta.dirname, '../../..');

/** Every setting of the product in one process. */
export const settingDefinitions = defineSettings({
  ...hostSettings(8080),
  ...standaloneSettings,
  DATA_DIR: setting({
    schema: z.string(),
    description: 'Folder of the embedded database and of the secrets made at the first start; unset: .data in the checkout',
    unit: 'path',
  }),
  // Unset: an embedded PostgreSQL below DATA_DIR.
  ...optionalSettings(databaseSettings),
  ...sendingSettings,
  ...consoleSettings,
  ...outboundSettings,
});

/** Their values. */
export type StandaloneSettings = SettingsOf<typeof settingDefinitions>;

/** Tokens are verified by one means; with none given, a secret is made. */
function oneMeansRule(settings: StandaloneSettings): SettingMistake | undefined {
  if (!settings.AUTH_JWT_SECRET || !settings.AUTH_JWKS_URL) return undefined;
  return { name: 'AUTH_JWKS_URL', detail: 'cannot be set together with AUTH_JWT_SECRET' };
}

/** The settings of this process; prints every mistake and exits 78 when there is one. */
export const loadSettings = (): StandaloneSettings => loadSettingsOrExit(settingDefinitions, { rules: [oneMeansRule] });

/** DATA_DIR as an absolute path. */
export const dataDirOf = (settings: StandaloneSettings): string => path.resolve(settings.DATA_DIR ?? defaultDataDir(checkout));
