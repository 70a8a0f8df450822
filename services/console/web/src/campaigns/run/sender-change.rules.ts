import type { Campaign } from '../campaign-queries.js';

/**
 * What became of the sender of a campaign that was paused for it. `toReal`, `toTrial`: it cannot go on so; `back`: the channel
 * is what it was; `other`: it goes on from another sender, named where it is known.
 */
export type SenderChange =
  | { readonly kind: 'toReal' | 'toTrial' | 'back' | 'other' }
  | { readonly kind: 'named'; readonly before: string; readonly now: string };

/** `provider`: who carries the channel now; nothing: nobody. */
export function senderChangeOf({ status, sandbox, pauseReason }: Pick<Campaign, 'status' | 'sandbox' | 'pauseReason'>, provider: string | undefined): SenderChange | undefined {
  if (status !== 'paused' || pauseReason?.code !== 'CAMPAIGN.SENDER_CHANGED') return undefined;
  if (sandbox !== (provider === 'sandbox')) return { kind: sandbox ? 'toReal' : 'toTrial' };
  // As dispatch says it (services/dispatch, sender.rules.ts).
  if (/ the sandbox( now;|\.$)/.test(pauseReason.detail)) return { kind: 'back' };
  const [, now, before] = /is sent as (.+) by another account now; the campaign began as (.+)\.$/.exec(pauseReason.detail) ?? [];
  return now === undefined || before === undefined || now === 'nobody' || before === 'nobody' ? { kind: 'other' } : { kind: 'named', before, now };
}

/** Whether resuming would be refused. */
export const cannotResume = (change: SenderChange | undefined): boolean => change?.kind === 'toReal' || change?.kind === 'toTrial';
