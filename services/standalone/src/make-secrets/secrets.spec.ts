import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseSettings } from '@messaging/service-kit';
import { settingDefinitions, type StandaloneSettings } from '../config.js';
import { withSecrets } from './secrets.js';

describe('secrets of a first start', () => {
  let dir: string;
  beforeEach(() => (dir = fs.mkdtempSync(path.join(os.tmpdir(), 'secrets-'))));
  afterEach(() => fs.rmSync(dir, { recursive: true }));

  const settings = (env: Record<string, string> = {}): StandaloneSettings => {
    const parsed = parseSettings(settingDefinitions, env);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
    return parsed.settings;
  };
  const file = () => path.join(dir, 'secrets.json');

  it('are made once, kept for their owner alone, and the same ever after', () => {
    const first = withSecrets(settings(), dir);
    expect(first.AUTH_JWT_SECRET).toMatch(/^.{64}$/);
    expect(first.ENCRYPTION_KEYS[0]?.key).toHaveLength(32);
    expect(fs.statSync(file()).mode & 0o777).toBe(0o600);
    expect(withSecrets(settings(), dir)).toEqual(first);
  });

  it('are not written down when the environment has them', () => {
    const keys = `a:${Buffer.alloc(32, 1).toString('base64')}`;
    const complete = withSecrets(settings({ AUTH_JWT_SECRET: 'given', ENCRYPTION_KEYS: keys }), dir);
    expect(complete).toMatchObject({ AUTH_JWT_SECRET: 'given', ENCRYPTION_KEYS: [{ kid: 'a' }] });
    expect(fs.existsSync(file())).toBe(false);
  });

  it('leave tokens to the key set when there is one', () => {
    expect(withSecrets(settings({ AUTH_JWKS_URL: 'https://erp.example/jwks' }), dir).AUTH_JWT_SECRET).toBeUndefined();
  });

  it('are never replaced behind the back of a damaged file', () => {
    fs.writeFileSync(file(), '{');
    expect(() => withSecrets(settings(), dir)).toThrow(/cannot be read/);
  });
});
