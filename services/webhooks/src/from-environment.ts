import { SecretBox } from '@messaging/persistence';
import { BounceTokens, doorKeepers } from '@messaging/providers';
import { hosted, type EncryptionKey, type HostedService } from '@messaging/service-kit';
import { webhooksService } from './webhooks-service.js';

/** Webhooks, set up from the environment. */
export function webhooksFromEnvironment(settings: { readonly ENCRYPTION_KEYS: readonly EncryptionKey[]; readonly OUTBOUND_ALLOW: readonly string[] }, place: { readonly publicUrl: string }): HostedService {
  const secretBox = new SecretBox(settings.ENCRYPTION_KEYS);
  const keepers = doorKeepers({ bounceTokens: new BounceTokens(secretBox.derive('bounce')) });
  return hosted(webhooksService, { publicUrl: place.publicUrl, secretBox, outboundAllow: settings.OUTBOUND_ALLOW, callbackParsers: { of: (door) => keepers.get(door) } });
}
