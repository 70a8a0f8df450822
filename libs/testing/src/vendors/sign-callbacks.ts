import { createHash, createHmac, createSecretKey } from 'node:crypto';
import { SignJWT } from 'jose';
import { Webhook } from 'standardwebhooks';
import twilioWebhooks from 'twilio/lib/webhooks/webhooks.js';

/** How each vendor signs what it sends us; written from their descriptions, not from our parsers. */
export interface SignedCallback {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Meta: HMAC of the bytes. */
export const signMeta = (body: string, appSecret: string): SignedCallback => ({
  headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}` },
  body,
});

/** Twilio: URL and sorted form fields. */
export const signTwilio = (url: string, fields: Readonly<Record<string, string>>, authToken: string): SignedCallback => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': twilioWebhooks.getExpectedTwilioSignature(authToken, url, fields) },
  body: new URLSearchParams(fields).toString(),
});

/** MessageBird: a JWT over the hashes of URL and body. */
export async function signMessagebird(url: string, signingKey: string, options: { readonly body?: string; readonly now?: Date; readonly claims?: Record<string, unknown> } = {}): Promise<SignedCallback> {
  const { body = '', now = new Date(), claims = {} } = options;
  const seconds = Math.floor(now.getTime() / 1000);
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const payload = { iss: 'MessageBird', nbf: seconds, exp: seconds + 60, jti: `${seconds}-${Math.random()}`, url_hash: sha256(url), ...(body !== '' && { payload_hash: sha256(body) }), ...claims };
  const jwt = await new SignJWT(payload).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(createSecretKey(Buffer.from(signingKey)));
  return { headers: { 'messagebird-signature-jwt': jwt }, body };
}

/** Bird, and everyone who follows Standard Webhooks. */
export const signStandard = (body: string, secret: string, { id = 'msg_1', now = new Date() }: { readonly id?: string; readonly now?: Date } = {}): SignedCallback => ({
  headers: { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': String(Math.floor(now.getTime() / 1000)), 'webhook-signature': new Webhook(secret).sign(id, now, body) },
  body,
});
