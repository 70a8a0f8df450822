import { z } from 'zod';
import { field, rateField } from '../../manifest-field.js';
import type { ProviderManifest } from '../../manifest.js';
import { SmsSender } from '../sender.js';
import { birdCodes } from './codes.js';

/** `sms` of API.md section 3 Settings, when the provider is `messagebird` and its `api` is `v1`. */
export const BirdCredentials = z.object({
  senderName: SmsSender,
  messagebird: z.object({
    /** `bk_{region}_…` names its own region. */
    accessKey: z.string().min(1).max(8192),
    /** Webhook secret, `whsec_…`. */
    signingKey: z.string().max(8192).optional(),
  }),
});
export type BirdCredentials = z.infer<typeof BirdCredentials>;

/** Bird (MessageBird's current API, v1). */
export const birdManifest: ProviderManifest = {
  provider: 'bird',
  channels: ['sms'],
  label: { en: 'Bird (MessageBird)', es: 'Bird (MessageBird)' },
  capabilities: { deliveryReceipts: 'dependable', readReceipts: false, inbound: true, idempotentSend: true, callbacks: ['status', 'inbound'] },
  credentials: BirdCredentials,
  fields: [
    field('messagebird.accessKey', { en: 'API key', es: 'Clave API' }, { secret: true, help: { en: 'Begins with bk_', es: 'Empieza por bk_' } }),
    field('messagebird.signingKey', { en: 'Webhook secret', es: 'Secreto del webhook' }, { secret: true, help: { en: 'Begins with whsec_; proves that callbacks come from Bird', es: 'Empieza por whsec_; prueba que los avisos vienen de Bird' } }),
    field('senderName', { en: 'Sender', es: 'Remitente' }, { help: { en: 'Number, short code or name of the workspace', es: 'Número, número corto o nombre del espacio de trabajo' } }),
    rateField,
  ],
  // No limit is published; the vendor's older API took 500 a second.
  limits: { perSecond: 500 },
  codes: birdCodes,
};
