import type { SecretPath } from '@messaging/contracts';
import type { SecretBox } from '@messaging/persistence';
import type { StoredSecret } from './settings.sql.js';

/** Where a secret of the settings tree belongs: bound into its ciphertext. */
export const secretPlace = (hubId: string, path: string) => ({ hubId, accountId: 'settings', field: path });

/** Where a secret of an account that the operator shares belongs: to no hub. */
export const sharedSecretPlace = (path: string) => ({ hubId: '', accountId: 'shared', field: path });

/** Stored secrets in clear. */
export const openSecrets = (box: SecretBox, hubId: string, stored: readonly Pick<StoredSecret, 'path' | 'sealed'>[]): ReadonlyMap<SecretPath, string> =>
  new Map(stored.map(({ path, sealed }) => [path, box.open(sealed, secretPlace(hubId, path))]));

/** What the sandbox signs its callbacks with: made from the key, never stored. */
export const sandboxSecret = (box: SecretBox, accountId: string): string => (box.derive(`sandbox|${accountId}`)[0] ?? Buffer.alloc(0)).toString('hex');
