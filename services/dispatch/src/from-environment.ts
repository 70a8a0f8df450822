import type { Channel } from '@messaging/contracts';
import { SecretBox } from '@messaging/persistence';
import type { OperatorMailServer } from '@messaging/providers';
import { hosted, type EncryptionKey, type HostedService, type outboundSettings, type sendingSettings, type SettingsOf } from '@messaging/service-kit';
import { dispatchService } from './dispatch-service.js';

/** What dispatch takes from the environment. */
export type DispatchEnvironment = SettingsOf<typeof sendingSettings> & SettingsOf<typeof outboundSettings> & { readonly ENCRYPTION_KEYS: readonly EncryptionKey[] };

/** What depends on how the services run. */
export interface DispatchPlace {
  readonly publicUrl: string;
  /** Where webhooks is reached from here: the sandbox posts its receipts there. */
  readonly webhooksUrl: string;
  /** The channels whose commands this process takes and whose messages it sends. */
  readonly channels: readonly Channel[];
  /** A folder of this machine that outlives the process and belongs to it alone. */
  readonly callJournalDir?: string | undefined;
}

/** Dispatch, set up from the environment. */
export function dispatchFromEnvironment(settings: DispatchEnvironment, place: DispatchPlace): HostedService {
  return hosted(dispatchService, {
    ...place,
    outboundAllow: settings.OUTBOUND_ALLOW,
    apiUrls: { meta: settings.WHATSAPP_API_URL, twilio: settings.TWILIO_API_URL, messagebird: settings.MESSAGEBIRD_API_URL, bird: settings.BIRD_API_URL },
    secretBox: new SecretBox(settings.ENCRYPTION_KEYS),
    onHold: settings.SENDING === 'hold',
    alertServer: alertServerOf(settings),
    retryBaseMs: settings.RETRY_BASE,
    smtpRetryBaseMs: settings.SMTP_RETRY_BASE,
    unknownResendAfterMs: settings.UNKNOWN_RESEND_AFTER,
    smtpConnections: settings.SMTP_CONNECTIONS,
  });
}

/** Alerts come from ALERT_FROM, or from whoever logs in there. */
function alertServerOf({ ALERT_SMTP_URL: url, ALERT_FROM: from }: DispatchEnvironment): OperatorMailServer | undefined {
  if (url === undefined) return undefined;
  const { username, hostname } = new URL(url);
  const user = decodeURIComponent(username);
  return { url, from: from ?? (user.includes('@') ? user : `alerts@${hostname}`) };
}
