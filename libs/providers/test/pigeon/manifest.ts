import { z } from 'zod';
import { field, rateField } from '../../src/manifest-field.js';
import type { ProviderManifest } from '../../src/manifest.js';
import { SmsSender } from '../../src/sms/sender.js';
import { pigeonCodes } from './codes.js';

/** `sms` of the settings, when the provider is `pigeon`. */
export const PigeonCredentials = z.object({ senderName: SmsSender, pigeon: z.object({ apiKey: z.string().min(1).max(200), signingKey: z.string().max(200).optional() }) });
export type PigeonCredentials = z.infer<typeof PigeonCredentials>;

export const pigeonManifest: ProviderManifest = {
  provider: 'pigeon',
  channels: ['sms'],
  label: { en: 'Pigeon Post', es: 'Pigeon Post' },
  capabilities: { deliveryReceipts: 'dependable', readReceipts: false, inbound: true, idempotentSend: false, callbacks: ['status', 'inbound'] },
  credentials: PigeonCredentials,
  fields: [
    field('pigeon.apiKey', { en: 'API key', es: 'Clave API' }, { secret: true }),
    field('pigeon.signingKey', { en: 'Signing key', es: 'Clave de firma' }, { secret: true }),
    field('senderName', { en: 'Sender', es: 'Remitente' }),
    rateField,
  ],
  limits: { perSecond: 20 },
  codes: pigeonCodes,
};
