import { verifyingSecrets, type SecretPath } from '@messaging/contracts';
import type { SecretBox, Tx } from '@messaging/persistence';
import { secretPlace } from './secret-place.js';
import { removeSecret, storeSecret, type StoredSecret } from './settings.sql.js';

/** How long callbacks signed with a secret before are still believed: providers take a new one over when they like. */
const previousValidMs = 24 * 60 * 60_000;
const verifying: ReadonlySet<string> = new Set(Object.values(verifyingSecrets).flat());

/** Where the secret before lies, beside the present one. */
const previousPath = (path: SecretPath): string => `previous:${path}`;

/** Keeps a secret that verifies callbacks before another takes its place; one that is removed goes with its predecessor. */
export async function keepPrevious(tx: Tx, hubId: string, { path, value, box }: { path: SecretPath; value: string | null; box: SecretBox }): Promise<void> {
  if (!verifying.has(path)) return;
  if (value === null) return removeSecret(tx, hubId, previousPath(path));
  const [known] = await tx.query<{ sealed: string }>('select sealed from secret where hub_id = $1 and path = $2', [hubId, path]);
  const before = known && box.open(known.sealed, secretPlace(hubId, path));
  if (before === undefined || before === value) return;
  await storeSecret(tx, hubId, { path: previousPath(path), sealed: box.seal(before, secretPlace(hubId, previousPath(path))), hint: '' });
}

/** The secret before, in clear, and until when it is believed; undefined when there is none. */
export function previousOf(path: SecretPath, { hubId, secrets, box }: { hubId: string; secrets: readonly StoredSecret[]; box: SecretBox }): { value: string; until: Date } | undefined {
  const name: string = previousPath(path);
  const stored = secrets.find((secret) => (secret.path as string) === name);
  return stored && { value: box.open(stored.sealed, secretPlace(hubId, name)), until: new Date(stored.updatedAt.getTime() + previousValidMs) };
}
