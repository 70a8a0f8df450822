import { keyOf } from './template-key.rules.js';
import type { VendorTemplate } from './vendor-templates-query.js';

/**
 * How a template of the shop stands at Meta: `none` has nothing there that stands in for it, `unlisted` names one that Meta's
 * list lacks (Meta decides), the others are Meta's own word.
 */
export interface Standing {
  readonly kind: 'approved' | 'waiting' | 'refused' | 'none' | 'unlisted';
  /** What stands there. */
  readonly atMeta?: VendorTemplate;
}

interface OfShop {
  readonly whatsapp?: { readonly name: string; readonly language: string };
}

const waiting: readonly string[] = ['PENDING', 'IN_APPEAL'];

export function standingOf({ whatsapp }: OfShop, list: readonly VendorTemplate[]): Standing {
  if (!whatsapp) return { kind: 'none' };
  const atMeta = list.find((known) => keyOf(known) === keyOf(whatsapp));
  if (!atMeta) return { kind: 'unlisted' };
  return { kind: atMeta.isUsable ? 'approved' : waiting.includes(atMeta.status) ? 'waiting' : 'refused', atMeta };
}

/** Whether it reaches somebody who has not written for 24 hours. */
export const reachesAnybody = ({ kind }: Standing): boolean => kind === 'approved' || kind === 'unlisted';

/** What can be sent first, otherwise as it was. */
export const sendableFirst = <Choice extends { readonly disabled: boolean }>(choices: readonly Choice[]): Choice[] => [...choices.filter(({ disabled }) => !disabled), ...choices.filter(({ disabled }) => disabled)];
