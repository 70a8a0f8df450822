import { z } from 'zod';
import { field, rateField } from '../../manifest-field.js';
import type { ProviderManifest } from '../../manifest.js';
import { metaCodes } from './codes.js';

const Id = z.string().trim().regex(/^[0-9A-Za-z_-]{1,64}$/, 'digits, as Meta shows them');

/** `whatsapp` of API.md section 3 Settings, when the provider is `meta`. */
export const MetaCredentials = z.object({
  apiToken: z.string().min(1).max(8192),
  phoneId: Id,
  /** Templates are read from the business account; messages go without. */
  businessId: Id.optional(),
  /** Meta signs its callbacks with it. */
  appSecret: z.string().max(8192).optional(),
  verifyToken: z.string().max(8192).optional(),
  /** Graph versions end about two years after their release. */
  apiVersion: z.string().regex(/^v\d{1,3}\.\d$/).default('v23.0'),
});
export type MetaCredentials = z.infer<typeof MetaCredentials>;

/** WhatsApp by Meta's Cloud API. */
export const metaManifest: ProviderManifest = {
  provider: 'whatsapp',
  channels: ['whatsapp'],
  label: { en: 'WhatsApp (Meta Cloud API)', es: 'WhatsApp (Meta Cloud API)' },
  capabilities: { deliveryReceipts: 'dependable', readReceipts: true, inbound: true, idempotentSend: false, callbacks: ['all'] },
  credentials: MetaCredentials,
  fields: [
    field('apiToken', { en: 'Access token', es: 'Token de acceso' }, {
      secret: true,
      help: { en: 'Of a system user, with whatsapp_business_messaging and whatsapp_business_management', es: 'De un usuario del sistema, con whatsapp_business_messaging y whatsapp_business_management' },
    }),
    field('phoneId', { en: 'Phone number ID', es: 'Identificador del número' }),
    field('businessId', { en: 'WhatsApp Business Account ID', es: 'Identificador de la cuenta de WhatsApp Business' }),
    field('appSecret', { en: 'App secret', es: 'Clave secreta de la app' }, { secret: true, help: { en: 'Proves that callbacks come from Meta', es: 'Prueba que los avisos vienen de Meta' } }),
    field('verifyToken', { en: 'Verify token', es: 'Token de verificación' }, { secret: true, help: { en: 'A word of your own, the same at Meta', es: 'Una palabra tuya, la misma en Meta' } }),
    field('apiVersion', { en: 'Graph API version', es: 'Versión de Graph API' }),
    rateField,
  ],
  // PROVIDERS.md section 1.2: 80 a second per number; to one person one per 6 s, 45 at once at most.
  limits: { perSecond: 80, perRecipient: { everyMs: 6000, burst: 45 } },
  codes: metaCodes,
};
