import { z } from 'zod';
import { defineSettings, setting, type SettingsOf } from '../config/setting.js';
import { authSettings, encryptionSettings, httpSettings, hubSettings, logSettings, metricsSettings, telemetrySettings } from '../config/shared-settings.js';

/** What every process reads, whatever it hosts; `port` is its own default. */
export const hostSettings = (port: number) =>
  defineSettings({
    ...httpSettings(port),
    ...authSettings,
    ...encryptionSettings,
    ...logSettings,
    ...telemetrySettings,
    ...metricsSettings,
    ...hubSettings,
    CRASH_AT: setting({
      schema: z.string().regex(/^[a-z]+\.[A-Za-z]+(:\d{1,9})?$/, 'must be <point>[:<nth passage>]'),
      description: 'For fault tests: the process kills itself the n-th time it passes a named point (libs/kernel/src/crash-point.ts)',
      unit: 'point[:n]',
    }),
  });

/** Their values. */
export type HostSettings = SettingsOf<ReturnType<typeof hostSettings>>;

/** PUBLIC_URL, or where a browser on this machine finds the process. */
export const publicUrlOf = (settings: Pick<HostSettings, 'PUBLIC_URL' | 'PORT'>): string => settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`;
