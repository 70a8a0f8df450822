import type { components } from '../api/schema.js';

type Waiting = components['schemas']['WaitingMessages'];

export interface Through {
  /** When the campaign will be through. */
  readonly eta?: string;
  /** How many cannot leave before their time, what for, and until when. */
  readonly waits?: { readonly kind: 'retried' | 'hours' | 'both'; readonly count: number; readonly until: string };
}

/** When a campaign will be through: at its pace, but not before the last of those that have to wait; when all have to, the pace says nothing. */
export function throughOf({ eta, waiting, open }: { readonly eta?: string | undefined; readonly waiting?: Waiting | undefined; readonly open: number }): Through {
  if (!waiting?.lastAt || waiting.count === 0) return eta === undefined ? {} : { eta };
  const { count, retried, lastAt: until } = waiting;
  const kind = retried === count ? 'retried' : retried === 0 ? 'hours' : 'both';
  const told = { waits: { kind, count: Math.min(count, open), until } } as const;
  if (eta === undefined || count >= open) return told;
  return { ...told, eta: Date.parse(eta) > Date.parse(until) ? eta : until };
}
