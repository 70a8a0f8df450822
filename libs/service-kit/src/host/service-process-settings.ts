import { defineSettings, requiredSettings, type SettingsOf } from '../config/setting.js';
import { databaseSettings, encryptionSettings, kafkaRule, kafkaSettings, kafkaTlsRule, oneMeansRule, someMeansRule } from '../config/shared-settings.js';
import { hostSettings } from './host-settings.js';

/** Where each service listens unless PORT says otherwise (API.md section 1). */
export const servicePorts = { console: 8080, templates: 8081, dispatch: 8082, campaigns: 8083, automations: 8084, webhooks: 8085 } as const;
export type ServiceName = keyof typeof servicePorts;

/** What every service that runs apart reads, besides its own settings. */
export const serviceProcessSettings = (service: ServiceName) =>
  defineSettings({
    ...hostSettings(servicePorts[service]),
    ...databaseSettings,
    ...kafkaSettings,
    ...requiredSettings(encryptionSettings),
  });

/** Their values. */
export type ServiceProcessSettings = SettingsOf<ReturnType<typeof serviceProcessSettings>>;

/** Rules over them, for `loadSettingsOrExit`. */
export const serviceProcessRules = [oneMeansRule, someMeansRule, kafkaRule, kafkaTlsRule] as const;

/** PUBLIC_URL; unset, where a browser on this machine finds the console, which is the way in to every service. */
export const publicUrlApart = ({ PUBLIC_URL }: Pick<ServiceProcessSettings, 'PUBLIC_URL'>): string => PUBLIC_URL ?? `http://localhost:${servicePorts.console}`;
