import { newId } from '@messaging/kernel';
import type { Database } from '@messaging/persistence';
import { hashToken, newSecretToken } from '../sign-in/secret-token.js';
import { LINK_MS } from '../sign-in/sign-in.rules.js';
import { ensureOwner, insertSignInToken } from '../store/sign-in.sql.js';

/** For whom, and where the platform is reached. */
export interface SignInLinkOptions {
  readonly hubId: string;
  readonly publicUrl: string;
  readonly now: Date;
  /** Only if the hub has no owner yet: a first start prints a link, later ones do not. */
  readonly onlyFirst?: boolean;
}

/** A one-use link for the hub's owner. The token stands behind `#`: browsers send that part to nobody. */
export async function issueSignInLink(database: Database, { hubId, publicUrl, now, onlyFirst = false }: SignInLinkOptions): Promise<string | undefined> {
  const token = newSecretToken();
  const isIssued = await database.transaction(async (tx) => {
    const owner = await ensureOwner(tx, { id: newId(), hubId, now });
    if (onlyFirst && !owner.isNew) return false;
    await insertSignInToken(tx, { hash: hashToken(token), hubId, userId: owner.id, now, expiresAt: new Date(now.getTime() + LINK_MS) });
    return true;
  });
  return isIssued ? `${publicUrl}/sign-in#token=${token}` : undefined;
}
