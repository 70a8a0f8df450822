import { automationsService } from '@messaging/automations';
import { campaignsService } from '@messaging/campaigns';
import { consoleService } from '@messaging/console';
import { dispatchService } from '@messaging/dispatch';
import { BounceTokens, doorKeepers, type OperatorMailServer } from '@messaging/providers';
import { SecretBox } from '@messaging/persistence';
import { hosted, publicUrlOf, type HostedService } from '@messaging/service-kit';
import { templatesService } from '@messaging/templates';
import { webhooksService } from '@messaging/webhooks';
import type { CompleteSettings } from './make-secrets/secrets.js';

/** What `npm run rotate-secrets` goes through. */
export const servicesWithSealedValues = [dispatchService, webhooksService, consoleService] as const;

/** The parts list of the product: every service with what it needs from the environment. */
export function composeServices(settings: CompleteSettings): readonly HostedService[] {
  const publicUrl = publicUrlOf(settings);
  const secretBox = new SecretBox(settings.ENCRYPTION_KEYS);
  const keepers = doorKeepers({ bounceTokens: new BounceTokens(secretBox.derive('bounce')) });
  const { AUTH_JWT_SECRET: secret, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience } = settings;
  return [
    hosted(templatesService, { publicUrl }),
    hosted(dispatchService, {
      publicUrl,
      // Not PUBLIC_URL: that one may lead through a proxy which does not know this machine's own sandbox.
      webhooksUrl: `http://127.0.0.1:${settings.PORT}`,
      outboundAllow: settings.OUTBOUND_ALLOW,
      apiUrls: { meta: settings.WHATSAPP_API_URL, twilio: settings.TWILIO_API_URL, messagebird: settings.MESSAGEBIRD_API_URL, bird: settings.BIRD_API_URL },
      secretBox,
      onHold: settings.SENDING === 'hold',
      alertServer: alertServerOf(settings),
      retryBaseMs: settings.RETRY_BASE,
      smtpRetryBaseMs: settings.SMTP_RETRY_BASE,
      unknownResendAfterMs: settings.UNKNOWN_RESEND_AFTER,
    }),
    hosted(campaignsService, undefined as never),
    hosted(automationsService, undefined as never),
    hosted(webhooksService, {
      publicUrl,
      secretBox,
      callbackParsers: { of: (door) => keepers.get(door) },
    }),
    hosted(consoleService, {
      publicUrl,
      signing: secret === undefined ? undefined : { secret, issuer, audience },
      embedOrigins: settings.EMBED_ORIGINS,
      secretBox,
    }),
  ];
}

/** Alerts come from ALERT_FROM, or from whoever logs in there. */
function alertServerOf({ ALERT_SMTP_URL: url, ALERT_FROM: from }: CompleteSettings): OperatorMailServer | undefined {
  if (url === undefined) return undefined;
  const { username, hostname } = new URL(url);
  const user = decodeURIComponent(username);
  return { url, from: from ?? (user.includes('@') ? user : `alerts@${hostname}`) };
}
