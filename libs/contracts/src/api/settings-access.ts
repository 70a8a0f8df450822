import { z } from 'zod';
import { Channel, permissions } from '../vocabulary.js';
import { SettingsTree } from './settings.js';

/** Bodies and answers around the settings (API.md section 3): the served tree, API keys, verification, hold. */

/** What a read shows of a secret; sent back as it was read, it stays. */
export const SecretView = z.strictObject({ set: z.boolean(), hint: z.string().optional(), updatedAt: z.iso.datetime().optional() }).meta({ id: 'SecretView' });
export type SecretView = z.infer<typeof SecretView>;

/** What trying the account of a channel came to. */
export const ChannelVerification = z
  .strictObject({
    at: z.iso.datetime(),
    ok: z.boolean(),
    failedSteps: z.array(z.string()).meta({ description: 'Names of the steps that failed, as `POST /settings/{channel}/verify` gives them' }),
  })
  .meta({ id: 'ChannelVerification' });
export type ChannelVerification = z.infer<typeof ChannelVerification>;

/** Whether a channel's account works: read only, and of the account as it is now. */
const known = {
  verification: ChannelVerification.nullable().meta({ readOnly: true, description: 'The newest try of this account; null: not tried since it was changed' }),
  lastSentAt: z.iso.datetime().nullable().meta({ readOnly: true, description: 'When the provider last took a message of this account; null: none of the newest 200 of the channel' }),
};

const url = z.string().nullable().meta({ readOnly: true });
const { whatsapp, sms, email } = SettingsTree.shape;

/** `GET /settings`: the tree with secrets as set or unset, and the addresses that providers call. */
export const SettingsView = SettingsTree.extend({
  whatsapp: whatsapp.unwrap().extend({ apiToken: SecretView, appSecret: SecretView, verifyToken: SecretView, webhookUrl: url, ...known }),
  sms: sms.unwrap().extend({
    twilio: sms.unwrap().shape.twilio.unwrap().extend({ authToken: SecretView }),
    messagebird: sms.unwrap().shape.messagebird.unwrap().extend({ accessKey: SecretView, signingKey: SecretView }),
    webhookUrl: url,
    inboundUrl: url,
    ...known,
  }),
  publicUrl: z.strictObject({ url: z.string(), reachable: z.boolean() }).meta({ readOnly: true, description: 'PUBLIC_URL, and whether anybody outside can reach it as far as can be told from here' }),
  email: email.unwrap().extend({
    password: SecretView,
    dkim: email.unwrap().shape.dkim.unwrap().unwrap().extend({ privateKey: SecretView }).nullable(),
    inboundSecret: SecretView,
    inboundUrl: url,
    ...known,
  }),
}).meta({ id: 'Settings' });

const PermissionName = z.enum(permissions);

/** `POST /settings/api-keys`. */
export const CreateApiKey = z
  .strictObject({ name: z.string().trim().min(1).max(100), permissions: z.array(PermissionName).min(1).max(permissions.length) })
  .meta({ id: 'CreateApiKey' });
export type CreateApiKey = z.infer<typeof CreateApiKey>;

export const ApiKeyView = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    permissions: z.array(PermissionName),
    /** The last characters, to tell keys apart. */
    hint: z.string(),
    createdBy: z.string(),
    createdAt: z.iso.datetime(),
    /** To the minute; null: never. */
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' });
export type ApiKeyView = z.infer<typeof ApiKeyView>;

/** The only answer that holds the key itself. */
export const NewApiKey = ApiKeyView.extend({ key: z.string() }).meta({ id: 'NewApiKey' });
export type NewApiKey = z.infer<typeof NewApiKey>;

/** One step of trying an account for real; `remedy` says in the hub's language what to do. */
export const VerificationStep = z
  .strictObject({
    name: z.string(),
    ok: z.boolean(),
    detail: z.string(),
    remedy: z.string().optional(),
    /** It could not be looked at from here, and says nothing against the account. */
    skipped: z.boolean().optional(),
  })
  .meta({ id: 'VerificationStep' });
export type VerificationStep = z.infer<typeof VerificationStep>;

/** `POST /settings/{channel}/verify`. */
export const Verification = z.strictObject({ ok: z.boolean(), steps: z.array(VerificationStep) }).meta({ id: 'Verification' });
export type Verification = z.infer<typeof Verification>;

export const HoldScope = z.enum(['all', ...Channel.options]);
export type HoldScope = z.infer<typeof HoldScope>;

/** `POST /settings/hold`. */
export const ChangeHold = z.strictObject({ scope: HoldScope, on: z.boolean() }).meta({ id: 'ChangeHold' });
export type ChangeHold = z.infer<typeof ChangeHold>;

/** What is held now. */
export const Hold = z.strictObject({ held: z.array(z.strictObject({ scope: HoldScope, since: z.iso.datetime() })) }).meta({ id: 'Hold' });
export type Hold = z.infer<typeof Hold>;
