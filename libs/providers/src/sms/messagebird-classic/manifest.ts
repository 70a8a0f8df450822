import { z } from 'zod';
import { field, rateField } from '../../manifest-field.js';
import type { ProviderManifest } from '../../manifest.js';
import { SmsSender } from '../sender.js';
import { messagebirdCodes } from './codes.js';

/** `sms` of API.md section 3 Settings, when the provider is `messagebird` and its `api` is `classic`. */
export const MessagebirdCredentials = z.object({
  senderName: SmsSender,
  messagebird: z.object({
    accessKey: z.string().min(1).max(8192),
    /** Another secret than the access key: it signs reports. */
    signingKey: z.string().max(8192).optional(),
  }),
});
export type MessagebirdCredentials = z.infer<typeof MessagebirdCredentials>;

/** MessageBird's classic API, which the vendor retires at the end of 2026. */
export const messagebirdManifest: ProviderManifest = {
  provider: 'messagebird',
  channels: ['sms'],
  label: { en: 'MessageBird classic (ends with 2026)', es: 'MessageBird clásico (termina con 2026)' },
  capabilities: { deliveryReceipts: 'dependable', readReceipts: false, inbound: true, idempotentSend: false, callbacks: ['status', 'inbound'] },
  credentials: MessagebirdCredentials,
  fields: [
    field('messagebird.accessKey', { en: 'Access key (live)', es: 'Clave de acceso (live)' }, { secret: true }),
    field('messagebird.signingKey', { en: 'Signing key', es: 'Clave de firma' }, { secret: true, help: { en: 'Proves that reports come from MessageBird', es: 'Prueba que los avisos vienen de MessageBird' } }),
    field('senderName', { en: 'Sender', es: 'Remitente' }, { help: { en: 'Number or name', es: 'Número o nombre' } }),
    rateField,
  ],
  // Once published by the vendor (PROVIDERS.md section 4.2).
  limits: { perSecond: 500 },
  codes: messagebirdCodes,
};
