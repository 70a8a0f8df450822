import { createHash } from 'node:crypto';
import type { SettingsTree } from '@messaging/contracts';
import { refuse, type Result } from '@messaging/kernel';
import type { StoredSecret } from './settings.sql.js';

const TAG_CHARS = 22;

/**
 * The entity tag of what a person edits: the tree, and when each secret was set. Not the revision of the event, which
 * moves with an API key too: who has the settings open must not be stopped by that.
 */
export function entityTag(tree: SettingsTree, secrets: readonly Pick<StoredSecret, 'path' | 'updatedAt'>[]): string {
  const content = JSON.stringify([tree, secrets.map(({ path, updatedAt }) => [path, updatedAt.getTime()])]);
  return `"${createHash('sha256').update(content).digest('base64url').slice(0, TAG_CHARS)}"`;
}

/** Whether a change was made on what the settings are now. Absent and `*` fit any; weak and bare tags are understood. */
export function matchesTag(ifMatch: string | undefined, tag: string): boolean {
  if (ifMatch === undefined || ifMatch.trim() === '*') return true;
  const bare = (text: string): string => text.trim().replace(/^W\//, '').replaceAll('"', '');
  return ifMatch.split(',').some((given) => bare(given) === bare(tag));
}

export const staleSettings = (): Result<never> =>
  refuse({ kind: 'stale', code: 'SETTINGS.STALE', detail: 'Somebody has changed the settings in the meantime; read them again.' });
