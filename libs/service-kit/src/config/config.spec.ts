import { randomBytes } from 'node:crypto';
import fs, { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rootCertificates } from 'node:tls';
import { z } from 'zod';
import { productSettings } from './misspelt-settings.rules.js';
import { loadSettingsOrExit, parseSettings } from './parse-settings.js';
import { quietOnTerminal } from './process-environment.js';
import { describeSettings, renderEnvExample, renderSettingsTable } from './render-settings.js';
import { defineSettings, optionalSettings, setting } from './setting.js';
import {
  authWarnings,
  authSettings,
  databaseSettings,
  encryptionSettings,
  httpSettings,
  kafkaRule,
  kafkaTlsRule,
  oneMeansRule,
  someMeansRule,
  kafkaSettings,
  outboundSettings,
  sendingSettings,
} from './shared-settings.js';

const definitions = defineSettings({
  ...httpSettings(8082),
  ...databaseSettings,
  ...encryptionSettings,
  ...sendingSettings,
  ...outboundSettings,
  EXTRA: setting({ schema: z.string(), description: 'Own' }),
});
const DATABASE_URL = 'postgres://u:hunter2@db/x';
const key = () => randomBytes(32).toString('base64');

describe('the environment of a process', () => {
  it('asks for few log lines on a terminal, unless somebody says how many', () => {
    expect(quietOnTerminal({ PORT: '1' }, true)).toEqual({ PORT: '1', LOG_LEVEL: 'warn' });
    expect(quietOnTerminal({ LOG_LEVEL: 'debug' }, true)).toEqual({ LOG_LEVEL: 'debug' });
    expect(quietOnTerminal({ PORT: '1' }, false)).toEqual({ PORT: '1' });
  });
});

describe('settings', () => {
  it('have the defaults of the contract', () => {
    const parsed = parseSettings(definitions, { DATABASE_URL, PORT: '' });
    expect(parsed).toMatchObject({
      ok: true,
      settings: {
        PORT: 8082,
        RETRY_BASE: 2000,
        SMTP_RETRY_BASE: 30_000,
        UNKNOWN_RESEND_AFTER: 600_000,
        SENDING: 'on',
        OUTBOUND_ALLOW: [],
        EXTRA: undefined,
        ENCRYPTION_KEYS: undefined,
      },
    });
  });

  it('report all mistakes together and no secret', () => {
    const output: string[] = [];
    const env = { PORT: '99999', DATABASE_URL: 'hunter2', RETRY_BASE: '2s', ENCRYPTION_KEYS: 'k1:hunter2', OUTBOUND_ALLOW: '10.0.0.0/40' };
    const exit = (code: number): never => {
      throw new Error(`exit ${code}`);
    };
    expect(() => loadSettingsOrExit(definitions, { env, write: (text) => output.push(text), exit })).toThrow('exit 78');
    const text = output.join('');
    for (const name of Object.keys(env)) expect(text).toContain(`${name}: `);
    expect(text).toContain('5 mistakes');
    expect(text).not.toContain('hunter2');
  });

  it('are told apart from what is almost their name, by name alone, and from what is other programs’', () => {
    const example = fs.readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8');
    const declared = [...example.matchAll(/^# ([A-Z_]+)=/gm), ...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name);
    expect([...new Set(declared)].filter((name) => !productSettings.some((known) => known === name))).toEqual([]);
    const warned = (env: Record<string, string>) => {
      const output: string[] = [];
      loadSettingsOrExit(defineSettings(httpSettings(1)), { env, write: (text) => output.push(text) });
      return output.join('');
    };
    expect(warned({ PUBLIC_URI: 'hunter2', RETRY_BSAE: 'hunter2', LOGLEVEL: 'debug', DATABSE_URL: 'x', KAFKA_BROKER: 'x', ENCRYPTION_KEY: 'x', PORTT: '80' })).toBe(
      'PUBLIC_URI is no setting and is not read; did you mean PUBLIC_URL?\nRETRY_BSAE is no setting and is not read; did you mean RETRY_BASE?\nLOGLEVEL is no setting and is not read; did you mean LOG_LEVEL?\nDATABSE_URL is no setting and is not read; did you mean DATABASE_URL?\nKAFKA_BROKER is no setting and is not read; did you mean KAFKA_BROKERS?\nENCRYPTION_KEY is no setting and is not read; did you mean ENCRYPTION_KEYS?\nPORTT is no setting and is not read; did you mean PORT?\n');
    expect(warned({ RATE_LIMIT_USER: '1' })).toBe('RATE_LIMIT_USER is no setting and is not read; known are RATE_LIMIT_HUB, RATE_LIMIT_CREDENTIAL, RATE_LIMIT_IP\n');
    const foreign = ['HOME', 'HOST', 'PATH', 'HUSHLOGIN', 'KAFKA_OPTS', 'KAFKA_HOME', 'DATABASE_USER', 'DATABASE_NAME', 'TWILIO_AUTH_TOKEN', 'DISPATCH_SERVICE_HOST', 'DISPATCH_PORT', 'DISPATCH_PORT_8082_TCP', 'XDG_DATA_DIRS', 'SMTP_HOST', 'NODE_OPTIONS', 'OTEL_SERVICE_NAME', 'npm_config_port', 'NO_COLOR'];
    expect(warned(Object.fromEntries(foreign.map((name) => [name, 'x'])))).toBe('');
    expect(warned({ PUBLIC_URI: ' ', TOPIC_PREFIX: 'x', DATA_DIR: 'x' })).toBe('');
  });

  it('read encryption keys, the first one first', () => {
    const text = `b:${key()},a:${key()}`;
    const parsed = parseSettings(encryptionSettings, { ENCRYPTION_KEYS: text });
    expect(parsed.ok && parsed.settings.ENCRYPTION_KEYS?.map(({ kid, key: bytes }) => [kid, bytes.length])).toEqual([['b', 32], ['a', 32]]);
    expect(parseSettings(encryptionSettings, { ENCRYPTION_KEYS: `a:${key()},a:${key()}` }).ok).toBe(false);
    expect(parseSettings(encryptionSettings, { ENCRYPTION_KEYS: `a:${randomBytes(16).toString('base64')}` }).ok).toBe(false);
  });

  it('take a path in PUBLIC_URL, and nothing that would stand in the middle of a link', () => {
    const parsed = parseSettings(httpSettings(1), { PUBLIC_URL: 'https://shop.example/messages/' });
    expect(parsed.ok && parsed.settings.PUBLIC_URL).toBe('https://shop.example/messages');
    const typed = parseSettings(httpSettings(1), { PUBLIC_URL: 'HTTPS://Shop.Example:443/Messages/' });
    expect(typed.ok && typed.settings.PUBLIC_URL).toBe('https://shop.example/Messages');
    for (const end of ['?x=1', '#top']) expect(parseSettings(httpSettings(1), { PUBLIC_URL: `https://shop.example/${end}` })).toMatchObject({ ok: false, mistakes: [{ name: 'PUBLIC_URL' }] });
  });

  it('read hosts, addresses and ranges', () => {
    const parsed = parseSettings(outboundSettings, { OUTBOUND_ALLOW: 'Mail.Local, 10.0.0.0/8,::1' });
    expect(parsed.ok && parsed.settings.OUTBOUND_ALLOW).toEqual(['mail.local', '10.0.0.0/8', '::1']);
    expect(parseSettings(outboundSettings, { OUTBOUND_ALLOW: 'http://x' }).ok).toBe(false);
  });

  it('check rules over several settings', () => {
    expect(parseSettings(authSettings, {}, [oneMeansRule, someMeansRule]).ok).toBe(false);
    expect(parseSettings(authSettings, { AUTH_JWT_SECRET: 'x'.repeat(32) }, [oneMeansRule, someMeansRule]).ok).toBe(true);
    const short = parseSettings(authSettings, { AUTH_JWT_SECRET: 'short' }, [oneMeansRule, someMeansRule]);
    expect(short.ok && authWarnings(short.settings)).toHaveLength(1);
    expect(parseSettings(httpSettings(1), { TRUST_PROXY: 'loopback,10.0.0.0/8' }).ok).toBe(true);
    expect(parseSettings(httpSettings(1), { TRUST_PROXY: 'everyone' }).ok).toBe(false);
    expect(parseSettings(kafkaSettings, { KAFKA_BROKERS: 'b:9092', KAFKA_SASL_USERNAME: 'u' }, [kafkaRule]).ok).toBe(false);
  });

  it('want a CA that can be read, and TLS that it is used for', () => {
    const mistakes = (env: Record<string, string>) => {
      const parsed = parseSettings(kafkaSettings, { KAFKA_BROKERS: 'b:9092', ...env }, [kafkaRule, kafkaTlsRule]);
      return parsed.ok ? [] : parsed.mistakes.map(({ name, detail }) => `${name} ${detail}`);
    };
    const [authority = ''] = rootCertificates;
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'messaging-ca-')), 'ca.pem');
    writeFileSync(file, authority);
    expect(mistakes({ KAFKA_SSL: 'true', KAFKA_SSL_CA: file })).toEqual([]);
    expect(mistakes({ KAFKA_SSL_CA: file })).toEqual(['KAFKA_SSL_CA needs KAFKA_SSL=true']);
    writeFileSync(file, 'no certificate');
    for (const wrong of [file, '/nowhere/ca.pem']) expect(mistakes({ KAFKA_SSL: 'true', KAFKA_SSL_CA: wrong })).toEqual(['KAFKA_SSL_CA must be a file of certificates in PEM that this process can read']);
  });

  it('are told of together, those of rules too, but for rules over a setting that is unsound by itself', () => {
    const definitions = defineSettings({ ...authSettings, ...kafkaSettings });
    const mistakesOf = (env: Record<string, string>) => {
      const parsed = parseSettings(definitions, env, [oneMeansRule, someMeansRule, kafkaRule]);
      return parsed.ok ? [] : parsed.mistakes.map(({ name }) => name);
    };
    expect(mistakesOf({ KAFKA_SASL_USERNAME: 'u' })).toEqual(['KAFKA_BROKERS', 'AUTH_JWT_SECRET', 'KAFKA_SASL_MECHANISM']);
    expect(mistakesOf({ AUTH_JWKS_URL: 'nowhere', KAFKA_SASL_MECHANISM: 'gssapi' })).toEqual(['AUTH_JWKS_URL', 'KAFKA_BROKERS', 'KAFKA_SASL_MECHANISM']);
  });

  it('are understood under their second name, where they have one, unless the first is given', () => {
    const prefix = defineSettings({ TOPIC_PREFIX: kafkaSettings.TOPIC_PREFIX });
    expect(parseSettings(prefix, { KAFKA_TOPIC_PREFIX: 'b.' })).toEqual({ ok: true, settings: { TOPIC_PREFIX: 'b.' } });
    expect(parseSettings(prefix, { KAFKA_TOPIC_PREFIX: 'b.', TOPIC_PREFIX: 'a.' })).toEqual({ ok: true, settings: { TOPIC_PREFIX: 'a.' } });
  });

  it('can be made optional for standalone', () => {
    expect(parseSettings(optionalSettings(databaseSettings), {})).toMatchObject({ ok: true, settings: { DATABASE_URL: undefined } });
  });

  it('document themselves', () => {
    const example = renderEnvExample(definitions);
    expect(example).toContain('\nDATABASE_URL=\n');
    expect(example).toContain('# RETRY_BASE=PT2S');
    expect(renderSettingsTable(definitions)).toContain('| `PORT` | `8082` | Where HTTP is served (port) |');
    expect(describeSettings(definitions, { DATABASE_URL })).toMatchObject({ DATABASE_URL: 'set', ENCRYPTION_KEYS: 'unset', PORT: '8082' });
  });
});
