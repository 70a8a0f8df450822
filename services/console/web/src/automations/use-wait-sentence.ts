import { useTranslation } from 'react-i18next';
import { numberFormat } from '../language/formats.js';
import type { Automation } from './automation-queries.js';
import { waitOf } from './timing.rules.js';

/** `timing` as words: "24 hours before it starts". */
export function useWaitSentence(): (timing: Automation['timing']) => string {
  const { t, i18n } = useTranslation();
  return ({ anchor, offset, at }) => {
    const { amount, unit, isBefore } = waitOf(offset);
    const length = numberFormat(i18n.language, { style: 'unit', unit: unit.slice(0, -1), unitDisplay: 'long' }).format(amount);
    const clock = at === undefined ? '' : ` ${t('automations.atClock', { at })}`;
    if (amount === 0 && at !== undefined) return t('automations.atClock', { at });
    if (amount === 0) return anchor === 'start' ? t('automations.atStart') : t('automations.atOnce');
    if (isBefore) return t('automations.before', { length }) + clock;
    return (anchor === 'start' ? t('automations.afterStart', { length }) : t('automations.after', { length })) + clock;
  };
}
