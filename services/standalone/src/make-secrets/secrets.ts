import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { encryptionKeysText, type EncryptionKey } from '@messaging/service-kit';
import { z } from 'zod';
import type { StandaloneSettings } from '../config.js';

/** Where those of a data folder are kept. */
export const secretsFile = (dataDir: string): string => path.join(dataDir, 'secrets.json');

const Kept = z.object({ AUTH_JWT_SECRET: z.string().optional(), ENCRYPTION_KEYS: z.string().optional() });
type Kept = z.infer<typeof Kept>;

/** Settings in which nothing secret is missing. */
export type CompleteSettings = StandaloneSettings & { readonly ENCRYPTION_KEYS: readonly EncryptionKey[] };

/**
 * Fills in the secrets that nobody set: kept below DATA_DIR (mode 0600) from the first start on, never printed. What
 * the environment sets wins, and is not written down.
 */
export function withSecrets(settings: StandaloneSettings, dataDir: string): CompleteSettings {
  const kept = keptSecrets(settings, dataDir);
  return {
    ...settings,
    AUTH_JWT_SECRET: settings.AUTH_JWKS_URL ? undefined : (settings.AUTH_JWT_SECRET ?? kept.AUTH_JWT_SECRET),
    ENCRYPTION_KEYS: settings.ENCRYPTION_KEYS ?? encryptionKeysText.parse(kept.ENCRYPTION_KEYS),
  };
}

/** The secrets that are not given, as the environment would write them: made at the first call, the same ones afterwards. */
export function keptSecrets(given: { readonly AUTH_JWT_SECRET?: unknown; readonly AUTH_JWKS_URL?: unknown; readonly ENCRYPTION_KEYS?: unknown }, dataDir: string): Kept {
  const file = secretsFile(dataDir);
  const kept = readKept(file);
  const complete = { ...kept };
  const missing: Kept = {};
  if (!given.AUTH_JWT_SECRET && !given.AUTH_JWKS_URL) missing.AUTH_JWT_SECRET = complete.AUTH_JWT_SECRET ??= randomBytes(48).toString('base64url');
  if (!given.ENCRYPTION_KEYS) missing.ENCRYPTION_KEYS = complete.ENCRYPTION_KEYS ??= `k1:${randomBytes(32).toString('base64')}`;
  if (JSON.stringify(complete) !== JSON.stringify(kept)) writeKept(file, complete);
  return missing;
}

/** Puts a new key before those that were made here; returns its name. The old ones stay: what they sealed must be read. */
export function addEncryptionKey(dataDir: string): string {
  const file = secretsFile(dataDir);
  const kept = readKept(file);
  if (!kept.ENCRYPTION_KEYS) throw new Error(`${file} holds no key yet: start the product first`);
  const taken = new Set(encryptionKeysText.parse(kept.ENCRYPTION_KEYS).map(({ kid }) => kid));
  let number = taken.size + 1;
  while (taken.has(`k${number}`)) number += 1;
  writeKept(file, { ...kept, ENCRYPTION_KEYS: `k${number}:${randomBytes(32).toString('base64')},${kept.ENCRYPTION_KEYS}` });
  return `k${number}`;
}

function readKept(file: string): Kept {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
  try {
    return Kept.parse(JSON.parse(text));
  } catch {
    // Made anew, every stored credential would be lost without a word.
    throw new Error(`${file} cannot be read: put it back from a copy, or set AUTH_JWT_SECRET and ENCRYPTION_KEYS`);
  }
}

/** Whole or not at all, and on disk before anything is encrypted with it. */
function writeKept(file: string, kept: Kept): void {
  const half = `${file}.${randomUUID()}`;
  const handle = fs.openSync(half, 'wx', 0o600);
  try {
    fs.writeSync(handle, `${JSON.stringify(kept, null, 2)}\n`);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(half, file);
}
