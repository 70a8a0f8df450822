import { isTimeZone } from '@messaging/kernel';
import { z } from 'zod';
import { Channel } from '../vocabulary.js';
import { line } from './line.js';
import { Policy } from './sending-policy.js';

/** The settings tree of a hub (API.md section 3), without its secrets. Every field has a default. The provider `shared` is an account of the operator's. */

/** Readable text that means nothing: 422, not 400. */
const asRule = (error: string) => ({ error, params: { rule: true } });

const zone = z.string().max(64).refine(isZone, asRule('an IANA time zone such as Europe/Madrid'));
const locale = z.string().max(35).refine(isLocale, asRule('a BCP 47 language such as en or es-ES'));
/** It ends up in mails and pages: no `javascript:`, no `file:`. */
const webUrl = z.string().max(2000).refine(isWebUrl, asRule('an http(s) address'));

/** A name of a colour, or three digits, would end up in mails that do not know it. */
const isColor = (text: string): boolean => /^#[0-9a-fA-F]{6}$/.test(text);
const color = z.string().max(40).refine(isColor, { error: 'Write the colour as # and six digits, such as #1f4e79.', params: { rule: true, code: 'SETTINGS.COLOR_INVALID' } }).meta({ pattern: '^#[0-9a-fA-F]{6}$' });

/** Calls a second at most; null: what the provider's manifest says. */
const ratePerSecond = z.number().min(0.1).max(10_000).nullable().default(null);

const Whatsapp = z.strictObject({
  enabled: z.boolean().default(true),
  provider: z.enum(['sandbox', 'meta', 'shared']).default('sandbox'),
  phoneId: line(64).nullable().default(null),
  businessId: line(64).nullable().default(null),
  apiVersion: z.string().regex(/^v\d{1,3}\.\d$/).default('v23.0'),
  ratePerSecond,
});

const Sms = z.strictObject({
  enabled: z.boolean().default(true),
  provider: z.enum(['sandbox', 'twilio', 'messagebird', 'shared']).default('sandbox'),
  senderName: line(64).nullable().default(null),
  twilio: z
    .strictObject({ accountSid: line(64).nullable().default(null), messagingServiceSid: line(64).nullable().default(null) })
    .prefault({}),
  messagebird: z.strictObject({ api: z.enum(['classic', 'v1']).default('v1') }).prefault({}),
  ratePerSecond,
});

const Dkim = z.strictObject({ domain: line(253), selector: line(63) });

const Email = z.strictObject({
  enabled: z.boolean().default(true),
  provider: z.enum(['sandbox', 'smtp', 'shared']).default('sandbox'),
  fromName: line(200).nullable().default(null),
  fromAddress: z.email().max(320).nullable().default(null),
  replyTo: z.email().max(320).nullable().default(null),
  host: line(253).nullable().default(null),
  port: z.int().min(1).max(65_535).default(587),
  username: line(320).nullable().default(null),
  useTls: z.boolean().default(true),
  dkim: Dkim.nullable().default(null),
  bounceDomain: line(253).nullable().default(null),
  ratePerSecond,
});

/** Who the shop is; the operator names the first four of it. */
export const HubProfile = z.strictObject({
  name: line(200).default(''),
  timeZone: zone.default('UTC'),
  locale: locale.default('en'),
  country: z.string().regex(/^[A-Z]{2}$/, { error: 'ISO 3166 alpha-2, e.g. ES', abort: true }).refine(isCountry, asRule('a country of ISO 3166, e.g. ES')).default('ES'),
  brand: z
    .strictObject({
      logo: webUrl.nullable().default(null),
      color: color.nullable().default(null),
    })
    .prefault({}),
  legal: z
    .strictObject({
      name: line(200).nullable().default(null),
      taxId: line(64).nullable().default(null),
      address: z.string().max(500).nullable().default(null),
      privacyUrl: webUrl.nullable().default(null),
    })
    .prefault({}),
  alertEmail: z.email().max(320).nullable().default(null),
  /** Where staff find a customer in the ERP; `{customerId}` stands for the id. */
  customerUrl: webUrl.nullable().default(null),
});

/** Everything that is not secret. `SettingsTree.parse({})` is a new hub. */
export const SettingsTree = z.strictObject({
  whatsapp: Whatsapp.prefault({}),
  sms: Sms.prefault({}),
  email: Email.prefault({}),
  automations: z
    .strictObject({
      appointmentReminder: z
        .strictObject({
          enabled: z.boolean().default(true),
          hoursBefore: z.number().min(0.25).max(24 * 60).default(24),
          channel: Channel.nullable().default(null),
        })
        .prefault({}),
      bookingConfirmation: z.strictObject({ enabled: z.boolean().default(true), channel: Channel.nullable().default(null) }).prefault({}),
    })
    .prefault({}),
  hub: HubProfile.prefault({}),
  policy: Policy.prefault({}),
});
export type SettingsTree = z.infer<typeof SettingsTree>;

/** Where secrets sit in the tree: write only; reads give `{set, hint, updatedAt}` in their place. */
export const secretPaths = [
  'whatsapp.apiToken',
  'whatsapp.appSecret',
  'whatsapp.verifyToken',
  'sms.twilio.authToken',
  'sms.messagebird.accessKey',
  'sms.messagebird.signingKey',
  'email.password',
  'email.dkim.privateKey',
  'email.inboundSecret',
] as const;
export type SecretPath = (typeof secretPaths)[number];

/** By the provider's name in callback URLs: which secrets verify its callbacks; these alone travel in `settings.events.v1`. */
export const verifyingSecrets: Readonly<Record<string, readonly SecretPath[]>> = {
  whatsapp: ['whatsapp.appSecret', 'whatsapp.verifyToken'],
  twilio: ['sms.twilio.authToken'],
  messagebird: ['sms.messagebird.signingKey'],
  bird: ['sms.messagebird.signingKey'],
  smtp: ['email.inboundSecret'],
};

/** Intl takes offsets such as +01:00 too: they know no summer time. */
function isZone(text: string): boolean {
  return /^[A-Za-z]/.test(text) && isTimeZone(text);
}

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Throws a RangeError for what is not shaped like a region: the shape is checked first, and ends the check. */
function isCountry(code: string): boolean {
  return regions.of(code) !== undefined && code !== 'ZZ';
}

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
