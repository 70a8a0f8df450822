import type { HookEventType, HookView, Reason } from '@messaging/contracts';

/** A hook as it is kept. */
export interface Hook {
  readonly id: string;
  readonly hubId: string;
  readonly url: string;
  readonly events: readonly HookEventType[];
  readonly description: string | undefined;
  readonly isActive: boolean;
  /** Sealed. */
  readonly secret: string;
  readonly secretHint: string;
  readonly reason: Reason | undefined;
  readonly failingSince: Date | undefined;
  readonly lastSuccessAt: Date | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Hooks of a hub: each costs a delivery per event. */
export const hooksMax = 20;

/** Where a hook's secret belongs: bound into its ciphertext. */
export const secretPlace = ({ hubId, id }: Pick<Hook, 'hubId' | 'id'>) => ({ hubId, accountId: 'hook', field: id });

/** A hook as the API shows it. */
export function hookView(hook: Hook): HookView {
  const { id, url, events, description, isActive, reason, secretHint, failingSince, lastSuccessAt } = hook;
  return {
    id, url, events: [...events], isActive, secretHint, status: !isActive ? 'disabled' : failingSince ? 'failing' : 'active',
    ...(description !== undefined && { description }), ...(reason && { reason }),
    ...(failingSince && { failingSince: failingSince.toISOString() }), ...(lastSuccessAt && { lastSuccessAt: lastSuccessAt.toISOString() }),
    createdAt: hook.createdAt.toISOString(), updatedAt: hook.updatedAt.toISOString(),
  };
}
