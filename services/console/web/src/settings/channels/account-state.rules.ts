import { verdictOf, type Verdict } from './verdict.rules.js';

/** What the settings say of a channel's account as it is now. */
export interface KnownAccount {
  readonly verification: { readonly at: string; readonly ok: boolean; readonly failedSteps: readonly string[] } | null;
  readonly lastSentAt: string | null;
}

/** `sent`: nobody tried it, and messages leave by it all the same. */
export type AccountState = Verdict | 'untried' | 'sent';

/** What is known of an account that was saved: it counts as working only when it was seen to. */
export function accountState({ verification, lastSentAt }: KnownAccount): AccountState {
  if (verification === null) return lastSentAt === null ? 'untried' : 'sent';
  return verification.ok ? 'works' : verdictOf(verification.failedSteps.map((name) => ({ name, ok: false })));
}

/** Whether a message was seen to leave by the account, or would have. */
export const isConnected = (account: KnownAccount): boolean => account.lastSentAt !== null || ['works', 'distrusted'].includes(accountState(account));

/** The step that an account failed at; the last one taken is the one that ended the try. */
export const failedStep = ({ verification }: KnownAccount): string => verification?.failedSteps.at(-1) ?? '';
