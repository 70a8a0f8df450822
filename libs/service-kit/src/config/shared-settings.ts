import { HubId } from '@messaging/contracts';
import { z } from 'zod';
import { setting, defineSettings, type SettingsOf } from './setting.js';
import type { SettingsRule } from './parse-settings.js';
import {
  baseUrlText,
  booleanText,
  certificateFileText,
  durationText,
  encryptionKeysText,
  hostsText,
  integerText,
  listText,
  originsText,
  portText,
  proxiesText,
  urlText,
} from './setting-schemas.js';

/** The groups of API.md section 1: same names, same defaults in every service. */

const duration = 'ISO 8601 duration';

/** How a service is reached. `port` is the service's own default (console 8080, templates 8081, …). */
export const httpSettings = (port: number) =>
  defineSettings({
    PORT: setting({ schema: portText, default: String(port), description: 'Where HTTP is served', unit: 'port' }),
    PUBLIC_URL: setting({
      schema: baseUrlText,
      description: 'The address that customers and providers use, for links and signatures; may have a path',
      unit: 'URL',
    }),
    TRUST_PROXY: setting({
      schema: proxiesText,
      default: 'loopback',
      description: 'Proxies whose X-Forwarded-For is trusted: addresses, CIDR ranges, loopback, linklocal, uniquelocal',
    }),
    RATE_LIMIT_HUB: setting({
      schema: integerText(1, 1_000_000),
      default: '20000',
      description: 'Requests allowed per hub, in each process',
      unit: 'per second',
    }),
    RATE_LIMIT_CREDENTIAL: setting({
      schema: integerText(1, 1_000_000),
      default: '10000',
      description: 'Requests allowed per user or API key, in each process',
      unit: 'per second',
    }),
    RATE_LIMIT_IP: setting({
      schema: integerText(1, 1_000_000),
      default: '50000',
      description: 'Requests allowed per client address, in each process',
      unit: 'per second',
    }),
  });

export const databaseSettings = defineSettings({
  DATABASE_URL: setting({
    schema: z.string().regex(/^postgres(ql)?:\/\/.+/),
    required: true,
    secret: true,
    description: 'PostgreSQL; its role migrates, requests run under <schema>_app',
    unit: 'postgres:// URL',
  }),
  DATABASE_POOL_MAX: setting({
    schema: integerText(2, 100),
    default: '8',
    description: 'Connections per process; 8 beat 20 on two cores',
    unit: 'connections',
  }),
});

/** HS256 wants a key as long as its hash (RFC 7518 section 3.2). */
const SECRET_BYTES_SOUND = 32;

export const authSettings = defineSettings({
  AUTH_JWT_SECRET: setting({
    schema: z.string(),
    secret: true,
    description: `Shared secret of HS256 tokens; shorter than ${SECRET_BYTES_SOUND} bytes logs a warning`,
  }),
  AUTH_JWKS_URL: setting({ schema: urlText, description: 'Public keys of RS256, ES256 or EdDSA tokens', unit: 'URL' }),
  AUTH_ISSUER: setting({ schema: z.string(), description: 'Required `iss` of tokens' }),
  AUTH_AUDIENCE: setting({ schema: z.string(), description: 'Required `aud` of tokens' }),
});

type AuthKeys = Pick<SettingsOf<typeof authSettings>, 'AUTH_JWT_SECRET' | 'AUTH_JWKS_URL'>;

/** Tokens are verified by one means: two would let the weaker one decide. */
export const oneMeansRule: SettingsRule<AuthKeys> = {
  over: ['AUTH_JWT_SECRET', 'AUTH_JWKS_URL'],
  judge: (settings) =>
    settings.AUTH_JWT_SECRET && settings.AUTH_JWKS_URL
      ? { name: 'AUTH_JWKS_URL', detail: 'cannot be set together with AUTH_JWT_SECRET' }
      : undefined,
};

/** A service of its own has nowhere to keep a secret that it would make. */
export const someMeansRule: SettingsRule<AuthKeys> = {
  over: ['AUTH_JWT_SECRET', 'AUTH_JWKS_URL'],
  judge: (settings) =>
    settings.AUTH_JWT_SECRET || settings.AUTH_JWKS_URL ? undefined : { name: 'AUTH_JWT_SECRET', detail: 'or AUTH_JWKS_URL is required' },
};

/** What to warn of at start: a secret that can be guessed works (the contract sets no length), and should not be kept. */
export function authWarnings(settings: SettingsOf<typeof authSettings>): string[] {
  const secret = settings.AUTH_JWT_SECRET;
  if (secret === undefined || Buffer.byteLength(secret) >= SECRET_BYTES_SOUND) return [];
  return [`AUTH_JWT_SECRET is shorter than ${SECRET_BYTES_SOUND} bytes: anyone can try secrets against one token`];
}

export const encryptionSettings = defineSettings({
  ENCRYPTION_KEYS: setting({
    schema: encryptionKeysText,
    secret: true,
    description: 'AES-256 keys for stored credentials; new values are encrypted with the first',
    unit: 'kid:base64[,kid:base64], 32 bytes each',
  }),
});

export const logSettings = defineSettings({
  LOG_LEVEL: setting({
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    default: 'info',
    description: 'Lowest level of log lines written; on a terminal, if unset: `warn`',
  }),
});

export const telemetrySettings = defineSettings({
  OTEL_EXPORTER_OTLP_ENDPOINT: setting({
    schema: urlText,
    description: 'Where traces are sent (OTLP over HTTP); unset: tracing is off and costs nothing',
    unit: 'URL',
  }),
});

export const metricsSettings = defineSettings({
  METRICS_TOKEN: setting({
    schema: z.string(),
    secret: true,
    description: 'Bearer token of /metrics; unset: open',
  }),
});

const baseUrl = (vendor: string, url?: string) =>
  url === undefined
    ? setting({ schema: baseUrlText, description: `Base URL of ${vendor}; unset: the vendor's own`, unit: 'URL' })
    : setting({ schema: baseUrlText, default: url, description: `Base URL of ${vendor}`, unit: 'URL' });

export const outboundSettings = defineSettings({
  OUTBOUND_ALLOW: setting({
    schema: hostsText,
    default: '',
    description: 'Private hosts or CIDR ranges that SMTP and hooks may reach, on any port',
  }),
  WHATSAPP_API_URL: baseUrl("Meta's Graph API", 'https://graph.facebook.com'),
  TWILIO_API_URL: baseUrl('Twilio', 'https://api.twilio.com'),
  MESSAGEBIRD_API_URL: baseUrl('MessageBird (classic)', 'https://rest.messagebird.com'),
  BIRD_API_URL: baseUrl('Bird (v1)'),
});

export const sendingSettings = defineSettings({
  SENDING: setting({
    schema: z.enum(['on', 'hold']),
    default: 'on',
    description: '`hold`: no provider call starts, queues stay',
  }),
  ALERT_SMTP_URL: setting({
    schema: z.string().refine((text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '', 'must be smtp://[user:password@]host[:port] or smtps://…'),
    secret: true,
    description: 'The operator’s mail server, used to tell shops about a broken channel; unset: their own email account is used, unless that is the broken one',
    unit: 'smtp:// or smtps:// URL',
  }),
  ALERT_FROM: setting({ schema: z.email(), description: 'Sender of alerts; unset: the user of ALERT_SMTP_URL, or alerts@ followed by its host' }),
  RETRY_BASE: setting({
    schema: durationText,
    default: 'PT2S',
    description: 'First wait after an outcome that is certainly not sent; doubles up to 15 min',
    unit: duration,
  }),
  SMTP_RETRY_BASE: setting({
    schema: durationText,
    default: 'PT30S',
    description: 'First wait after an SMTP 4.x.x reply; 30 times that for 4.7.x; up to 1 h',
    unit: duration,
  }),
  SMTP_CONNECTIONS: setting({
    schema: integerText(1, 200),
    default: '20',
    description: 'Maximum connections per email account, opened as needed; at most that many emails are in doubt after a crash',
  }),
  UNKNOWN_RESEND_AFTER: setting({
    schema: durationText,
    default: 'PT10M',
    description: 'When a transactional message of unknown outcome is sent once more',
    unit: duration,
  }),
});

const KAFKA_SASL_MECHANISMS = ['plain', 'scram-sha-512'] as const;

export const kafkaSettings = defineSettings({
  KAFKA_BROKERS: setting({
    schema: listText.refine((list) => list.length > 0 && list.every((item) => /^[^:\s]+:\d{1,5}$/.test(item)), 'must be host:port[,host:port]'),
    required: true,
    description: 'Bootstrap brokers',
    unit: 'host:port[,host:port]',
  }),
  KAFKA_SSL: setting({ schema: booleanText, default: 'false', description: 'Speak TLS to the brokers' }),
  KAFKA_SSL_CA: setting({ schema: certificateFileText, description: 'File of the CA that signed the brokers', unit: 'path' }),
  KAFKA_SASL_MECHANISM: setting({ schema: z.enum(KAFKA_SASL_MECHANISMS), description: 'plain or scram-sha-512' }),
  KAFKA_SASL_USERNAME: setting({ schema: z.string(), description: 'SASL user' }),
  KAFKA_SASL_PASSWORD: setting({ schema: z.string(), secret: true, description: 'SASL password' }),
  TOPIC_PREFIX: setting({
    schema: z.string().regex(/^[A-Za-z0-9._-]{0,64}$/, 'must be up to 64 of A-Z a-z 0-9 . _ -'),
    default: '',
    alsoNamed: 'KAFKA_TOPIC_PREFIX',
    description: 'Prefix of every topic and group name',
  }),
  TOPICS: setting({
    schema: z.enum(['apply', 'check']),
    default: 'apply',
    description: '`apply` creates missing topics at start; `check` waits, not ready, until they exist',
  }),
});

/** SASL is all or nothing. */
export const kafkaRule: SettingsRule<Pick<SettingsOf<typeof kafkaSettings>, 'KAFKA_SASL_MECHANISM' | 'KAFKA_SASL_USERNAME' | 'KAFKA_SASL_PASSWORD'>> = {
  over: ['KAFKA_SASL_MECHANISM', 'KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'],
  judge({ KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: user, KAFKA_SASL_PASSWORD: password }) {
    const given = [mechanism, user, password].filter((value) => value !== undefined).length;
    if (given === 0 || given === 3) return undefined;
    return { name: 'KAFKA_SASL_MECHANISM', detail: 'needs KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD, and they need it' };
  },
};

/** A CA that nothing is verified with would be believed to protect something. */
export const kafkaTlsRule: SettingsRule<Pick<SettingsOf<typeof kafkaSettings>, 'KAFKA_SSL' | 'KAFKA_SSL_CA'>> = {
  over: ['KAFKA_SSL', 'KAFKA_SSL_CA'],
  judge: ({ KAFKA_SSL: isTls, KAFKA_SSL_CA: ca }) => (ca !== undefined && !isTls ? { name: 'KAFKA_SSL_CA', detail: 'needs KAFKA_SSL=true' } : undefined),
};

export const hubSettings = defineSettings({
  HUBS: setting({
    schema: z.enum(['open', 'registered']),
    default: 'open',
    description: '`open`: a hub never seen before is created; `registered`: its events wait for the operator, and its other requests are refused',
  }),
});

const serviceUrl = (service: string, port: number) =>
  setting({
    schema: baseUrlText,
    default: `http://localhost:${port}`,
    description: `Where ${service} is reached`,
    unit: 'URL',
  });

export const serviceUrlSettings = defineSettings({
  TEMPLATES_URL: serviceUrl('templates', 8081),
  DISPATCH_URL: serviceUrl('dispatch', 8082),
  CAMPAIGNS_URL: serviceUrl('campaigns', 8083),
  AUTOMATIONS_URL: serviceUrl('automations', 8084),
  WEBHOOKS_URL: serviceUrl('webhooks', 8085),
});

export const consoleSettings = defineSettings({
  EMBED_ORIGINS: setting({
    schema: originsText,
    default: '',
    description: 'Sites that may show the console in a frame and sign their users in by token (docs/guides/embed-the-console.md); unset: none',
    unit: 'origin[,origin]',
  }),
});

export const standaloneSettings = defineSettings({
  DATA_DIR: setting({
    schema: z.string(),
    default: './data',
    description: "Standalone's embedded database and the secrets it made",
    unit: 'path',
  }),
  HUB_ID: setting({ schema: HubId, default: 'main', description: "Standalone's own hub" }),
});
