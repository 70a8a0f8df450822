import { SecretBox } from '@messaging/persistence';
import { rotateService } from '@messaging/service-kit';
import { servicesWithSealedValues } from './compose.js';
import { loadSettings } from './config.js';
import { addEncryptionKey, withSecrets } from './make-secrets/secrets.js';
import { runningDatabaseUrl, runningProduct } from './running-product.js';

/**
 * `npm run rotate-secrets`: seals everything with the first of ENCRYPTION_KEYS, beside the running product, in one process
 * or apart. With `-- --new-key`, for keys that the product made itself: puts a new one in front, for the next start.
 */
const settings = loadSettings();
const product = await runningProduct(settings);
const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function rotate(): Promise<void> {
  const keys = withSecrets(settings, product.dataDir).ENCRYPTION_KEYS;
  const box = new SecretBox(keys);
  const databaseUrl = runningDatabaseUrl(settings, product);
  for (const service of servicesWithSealedValues) await rotateService(service, { databaseUrl, box, print });
  const older = keys.slice(1).map(({ kid }) => kid);
  print(`everything is sealed with ${box.kid}${older.length > 0 ? `; ${older.join(', ')} may go once links and bounces of old mails need no longer be understood` : ''}`);
}

function addKey(): void {
  if (settings.ENCRYPTION_KEYS) throw new Error('ENCRYPTION_KEYS is set: put the new key first there, and start the product with it');
  print(`${addEncryptionKey(product.dataDir)} is the first key from the next start on: restart the product, then run npm run rotate-secrets`);
}

try {
  if (process.argv.includes('--new-key')) addKey();
  else await rotate();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
