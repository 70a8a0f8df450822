import { BounceTokens, type OutboundGuard, type ProviderEnvironment } from '@messaging/providers';
import type { DispatchSettings } from './dispatch-settings.js';

/** What the adapters and verifications of this process share. */
export const providerEnvironment = (settings: DispatchSettings, guard: OutboundGuard): ProviderEnvironment => ({
  guard, webhooksUrl: settings.webhooksUrl, publicUrl: settings.publicUrl, apiUrls: settings.apiUrls ?? {}, bounceTokens: new BounceTokens(settings.secretBox.derive('bounce')),
  ...(settings.smtpConnections !== undefined && { smtpConnections: settings.smtpConnections }),
});
