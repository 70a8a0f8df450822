import { SecretBox } from '@messaging/persistence';
import { hosted, type authSettings, type consoleSettings, type EncryptionKey, type HostedService, type sendingSettings, type SettingsOf } from '@messaging/service-kit';
import { consoleService } from './console-service.js';
import type { ConsoleSettings } from './console-settings.js';

/** What the console takes from the environment. */
export type ConsoleEnvironment = SettingsOf<typeof authSettings> &
  SettingsOf<typeof consoleSettings> &
  Pick<SettingsOf<typeof sendingSettings>, 'SENDING'> & { readonly ENCRYPTION_KEYS: readonly EncryptionKey[] };

/** The console, set up from the environment. */
export function consoleFromEnvironment(settings: ConsoleEnvironment, place: Pick<ConsoleSettings, 'publicUrl' | 'upstreams'>): HostedService {
  const { AUTH_JWT_SECRET: secret, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience } = settings;
  return hosted(consoleService, {
    ...place,
    signing: secret === undefined ? undefined : { secret, issuer, audience },
    embedOrigins: settings.EMBED_ORIGINS,
    onHold: settings.SENDING === 'hold',
    secretBox: new SecretBox(settings.ENCRYPTION_KEYS),
  });
}
