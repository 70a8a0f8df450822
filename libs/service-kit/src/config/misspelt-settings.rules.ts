import { nearestName } from '@messaging/kernel';
import type { Environment } from './process-environment.js';

/**
 * Every variable that some process of the product reads, under either of its names. One list for all, because a variable
 * for one service may stand in the environment of another; a spec holds it to `.env.example`.
 */
export const productSettings = [
  'PORT', 'PUBLIC_URL', 'TRUST_PROXY', 'RATE_LIMIT_HUB', 'RATE_LIMIT_CREDENTIAL', 'RATE_LIMIT_IP', 'AUTH_JWT_SECRET', 'AUTH_JWKS_URL', 'AUTH_ISSUER', 'AUTH_AUDIENCE',
  'ENCRYPTION_KEYS', 'LOG_LEVEL', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'METRICS_TOKEN', 'HUBS', 'CRASH_AT', 'DATA_DIR', 'HUB_ID', 'DATABASE_URL', 'DATABASE_POOL_MAX', 'SENDING',
  'ALERT_SMTP_URL', 'ALERT_FROM', 'RETRY_BASE', 'SMTP_RETRY_BASE', 'SMTP_CONNECTIONS', 'UNKNOWN_RESEND_AFTER', 'EMBED_ORIGINS', 'OUTBOUND_ALLOW', 'WHATSAPP_API_URL',
  'TWILIO_API_URL', 'MESSAGEBIRD_API_URL', 'BIRD_API_URL', 'KAFKA_BROKERS', 'KAFKA_SSL', 'KAFKA_SSL_CA', 'KAFKA_SASL_MECHANISM', 'KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD',
  'TOPIC_PREFIX', 'KAFKA_TOPIC_PREFIX', 'TOPICS', 'DISPATCH_CHANNELS', 'WEBHOOKS_URL', 'TEMPLATES_URL', 'DISPATCH_URL', 'CAMPAIGNS_URL', 'AUTOMATIONS_URL',
] as const;

/** Beginnings that nobody else's variables have. `KAFKA_`, `DATABASE_` or `TWILIO_` alone are many programs'. */
const ownFamilies = ['RATE_LIMIT_', 'AUTH_JW', 'ENCRYPTION_K', 'ALERT_', 'UNKNOWN_RESEND', 'EMBED_ORIG', 'OUTBOUND_A', 'KAFKA_SASL_', 'KAFKA_SSL', 'TOPIC_PREF', 'DISPATCH_CH', 'DATABASE_POOL', 'SMTP_RETRY', 'SMTP_CONN', 'METRICS_TOK'];

/** Short names are near to half the world's. */
const charsMin = 5;

/** A variable that nothing reads although somebody meant it to be read. */
export interface MisspeltSetting {
  readonly name: string;
  readonly meant: readonly string[];
}

/** What is almost a setting's name, or begins as only ours do; variables of other programs are left alone. */
export function misspeltSettings(env: Environment): MisspeltSetting[] {
  const known: readonly string[] = productSettings;
  return Object.keys(env).filter((name) => !known.includes(name) && env[name]?.trim()).flatMap((name) => {
    const near = name.length >= charsMin && name.toUpperCase() === name ? nearestName(name, known) : undefined;
    if (near !== undefined && isClose(name, near)) return [{ name, meant: [near] }];
    const family = ownFamilies.find((beginning) => name.startsWith(beginning));
    return family === undefined ? [] : [{ name, meant: known.filter((other) => other.startsWith(family)) }];
  });
}

/** Of a long name three letters may be wrong, if its end is nearly right or alone too much or too little: `DATABASE_USER` is another thing. */
const isClose = (name: string, near: string): boolean =>
  name.startsWith(near) || near.startsWith(name) || name.slice(-3) === near.slice(-3) || nearestName(name.slice(-3), [near.slice(-3)]) !== undefined;

/** For a person at a terminal; never a value. */
export const renderMisspelt = (misspelt: readonly MisspeltSetting[]): string =>
  misspelt.map(({ name, meant }) => `${name} is no setting and is not read${meant.length === 1 ? `; did you mean ${meant[0]}?` : `; known are ${meant.join(', ')}`}\n`).join('');
