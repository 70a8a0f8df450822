import type { TFunction } from 'i18next';
import type { CustomerImport } from './import-queries.js';

const parts = ['created', 'updated', 'unchanged', 'repeated'] as const;

/** How much of a file was taken, and what that made of the customers; numbers that add up. */
export function outcomeSentence({ received, accepted, rejected, taken }: CustomerImport, t: TFunction): string {
  const made = parts.flatMap((part) => (taken && taken[part] > 0 ? [t(`imports.made.${part}`, { count: taken[part] })] : []));
  const took = rejected === 0 ? t('imports.tookAll', { count: received }) : t('imports.tookSome', { count: accepted, all: received });
  return made.length > 0 ? `${took} ${t('imports.madeOf', { parts: made.join(', ') })}` : took;
}
