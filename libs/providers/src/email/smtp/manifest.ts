import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { rateField } from '../../manifest-field.js';
import type { ManifestField, ProviderManifest } from '../../manifest.js';
import { smtpCodes } from './codes.js';
import { mailAddress } from './header.js';
import { mailServices } from './mail-services.js';

const Domain = z.string().max(253).regex(/^(?!-)[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/, 'a domain such as mail.example.com');

/** An address, its domain brought to ASCII. */
const MailAddress = z.string().max(254).transform((text, context) => {
  const address = mailAddress(text.trim());
  if (address === undefined) context.addIssue({ code: 'custom', message: 'an address such as shop@example.com' });
  return address ?? z.NEVER;
});

/** nodemailer leaves a mail unsigned, without a word, when the key cannot be read: so it is read here. */
function isRsaPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

/** `email` of API.md section 3 Settings, when the provider is `smtp`. */
export const SmtpCredentials = z
  .object({
    host: z.string().min(1).max(255),
    port: z.number().int().min(1).max(65_535).default(587),
    username: z.string().max(255).optional(),
    password: z.string().max(1024).optional(),
    useTls: z.boolean().default(true),
    fromName: z.string().max(200).default(''),
    fromAddress: MailAddress,
    replyTo: MailAddress.optional(),
    dkim: z
      .object({
        domain: Domain,
        selector: z.string().regex(/^[A-Za-z0-9._-]{1,63}$/, '1 to 63 of A-Z a-z 0-9 . _ -'),
        privateKey: z.string().max(8192).refine(isRsaPrivateKey, 'an RSA private key in PEM form'),
      })
      .optional(),
    bounceDomain: Domain.optional(),
    inboundSecret: z.string().min(6).max(8192).optional(),
  })
  .refine((settings) => (settings.username === undefined) === (settings.password === undefined), {
    path: ['password'],
    message: 'user name and password are given together or not at all',
  });
export type SmtpCredentials = z.infer<typeof SmtpCredentials>;

type FieldTexts = readonly [input: ManifestField['input'], en: string, es: string, helpEn?: string, helpEs?: string];

const field = (name: string, [input, en, es, helpEn, helpEs]: FieldTexts, secret = false): ManifestField => ({
  name,
  input,
  secret,
  label: { en, es },
  ...(helpEn !== undefined && helpEs !== undefined ? { help: { en: helpEn, es: helpEs } } : {}),
});

const advanced = (shown: ManifestField): ManifestField => ({ ...shown, advanced: true });

/** SMTP: any mail server or relay. */
export const smtpManifest: ProviderManifest = {
  provider: 'smtp',
  channels: ['email'],
  label: { en: 'Mail server (SMTP)', es: 'Servidor de correo (SMTP)' },
  capabilities: { deliveryReceipts: 'partial', readReceipts: false, inbound: true, idempotentSend: false, callbacks: ['inbound'] },
  credentials: SmtpCredentials,
  codes: smtpCodes,
  presets: mailServices,
  fields: [
    field('fromName', ['text', 'Sender name', 'Nombre del remitente']),
    field('fromAddress', ['email', 'Sender address', 'Dirección del remitente']),
    field('replyTo', ['email', 'Replies go to', 'Responder a']),
    field('host', ['text', 'Server', 'Servidor']),
    field('port', ['number', 'Port', 'Puerto', '587 or 2525; 465 for implicit TLS', '587 o 2525; 465 para TLS implícito']),
    field('username', ['text', 'User name', 'Usuario']),
    field('password', ['text', 'Password', 'Contraseña'], true),
    field('useTls', ['switch', 'Encrypted connection (TLS)', 'Conexión cifrada (TLS)']),
    advanced(field('bounceDomain', ['text', 'Bounce domain', 'Dominio de rebotes', 'Its mail is handed to the address shown below', 'Su correo se entrega en la dirección que se muestra abajo'])),
    advanced(field('dkim.domain', ['text', 'DKIM domain', 'Dominio DKIM'])),
    advanced(field('dkim.selector', ['text', 'DKIM selector', 'Selector DKIM'])),
    advanced(field('dkim.privateKey', ['multiline', 'DKIM private key', 'Clave privada DKIM'], true)),
    advanced(field('inboundSecret', ['text', 'Secret of incoming mail', 'Secreto del correo entrante'], true)),
    rateField,
  ],
};
