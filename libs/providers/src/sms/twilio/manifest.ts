import { z } from 'zod';
import { field, rateField } from '../../manifest-field.js';
import type { ProviderManifest } from '../../manifest.js';
import { SMS_SENDER_RULE, SmsSender } from '../sender.js';
import { twilioCodes } from './codes.js';

/** `sms` of API.md section 3 Settings, when the provider is `twilio`. A sender that begins with MG is a service. */
export const TwilioCredentials = z
  .object({
    senderName: SmsSender.optional(),
    twilio: z.object({
      accountSid: z.string().trim().max(64).regex(/^AC[0-9A-Za-z]+$/, 'begins with AC; the console of Twilio shows it'),
      authToken: z.string().min(1).max(8192),
      messagingServiceSid: z.string().trim().max(64).regex(/^MG[0-9A-Za-z]+$/, 'begins with MG').optional(),
    }),
  })
  .refine(({ senderName, twilio }) => senderName !== undefined || twilio.messagingServiceSid !== undefined, {
    path: ['senderName'],
    message: `is needed without a Messaging Service: ${SMS_SENDER_RULE}`,
  });
export type TwilioCredentials = z.infer<typeof TwilioCredentials>;

/** Twilio Programmable Messaging. No limits: it bounds concurrent calls (20429), and each sender drains a queue of ten hours. */
export const twilioManifest: ProviderManifest = {
  provider: 'twilio',
  channels: ['sms'],
  label: { en: 'Twilio', es: 'Twilio' },
  capabilities: { deliveryReceipts: 'dependable', readReceipts: false, inbound: true, idempotentSend: false, callbacks: ['status', 'inbound'] },
  credentials: TwilioCredentials,
  fields: [
    field('twilio.accountSid', { en: 'Account SID', es: 'SID de la cuenta' }, { help: { en: 'Begins with AC', es: 'Empieza por AC' } }),
    field('twilio.authToken', { en: 'Auth token (primary)', es: 'Token de autenticación (primario)' }, {
      secret: true,
      help: { en: 'Not an API key: Twilio signs its callbacks with this token', es: 'No una clave API: Twilio firma sus avisos con este token' },
    }),
    field('senderName', { en: 'Sender', es: 'Remitente' }, { help: { en: 'Number, short code or name', es: 'Número, número corto o nombre' } }),
    field('twilio.messagingServiceSid', { en: 'Messaging Service', es: 'Messaging Service' }, { help: { en: 'Begins with MG; picks the sender itself', es: 'Empieza por MG; elige el remitente' } }),
    rateField,
  ],
  codes: twilioCodes,
};
