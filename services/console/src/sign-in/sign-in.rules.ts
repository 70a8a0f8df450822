import { ok, refuse, type Result } from '@messaging/kernel';

/** What is known of a printed link. */
export interface KnownToken {
  readonly expiresAt: Date;
  readonly usedAt: Date | undefined;
}

/** A working week of a shop: staff sign in on Monday. */
export const SESSION_MS = 7 * 86_400_000;
/** A link is printed where its reader sits: a day is long enough. */
export const LINK_MS = 86_400_000;
/** An invitation waits in somebody's inbox over a weekend. */
export const INVITATION_MS = 7 * 86_400_000;

const newLink = 'Ask an owner for a new one, or run `npm run sign-in-link` on the machine that runs the platform.';

/** Whether a link lets its bearer in. */
export function judgeToken(token: KnownToken | undefined, now: Date): Result<void> {
  if (!token) return refusal('SIGN_IN.TOKEN_UNKNOWN', `This sign-in link is not known here. ${newLink}`);
  if (token.usedAt) return refusal('SIGN_IN.TOKEN_USED', `This sign-in link has already been used; each works once. ${newLink}`);
  if (token.expiresAt <= now) return refusal('SIGN_IN.TOKEN_EXPIRED', `This sign-in link is too old; it has expired. ${newLink}`);
  return ok(undefined);
}

const refusal = (code: string, detail: string): Result<void> => refuse({ kind: 'unauthenticated', code, detail });
