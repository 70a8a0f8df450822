import path from 'node:path';
import { defaultDataDir } from '@messaging/persistence';
import {
  consoleSettings,
  databaseSettings,
  defineSettings,
  hostSettings,
  loadSettingsOrExit,
  oneMeansRule,
  optionalSettings,
  outboundSettings,
  sendingSettings,
  setting,
  standaloneSettings,
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
    description: 'Folder of the embedded database and of the secrets generated at the first start; unset: .data in the checkout',
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

/** The settings of this process; prints every mistake and exits 78 when there is one. With no means to verify tokens, a secret is made. */
export const loadSettings = (): StandaloneSettings => loadSettingsOrExit(settingDefinitions, { rules: [oneMeansRule] });

/** DATA_DIR as an absolute path. */
export const dataDirOf = (settings: StandaloneSettings): string => path.resolve(settings.DATA_DIR ?? defaultDataDir(checkout));
