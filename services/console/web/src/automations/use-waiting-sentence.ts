import { useTranslation } from 'react-i18next';
import type { Waiting } from './automation-queries.js';

/** Who was there before an automation is switched on, in words: how many, the first of them by name, when they would be written to. */
export function useWaitingSentence(): (waiting: Waiting) => string {
  const { t, i18n } = useTranslation();
  return ({ waiting, atOnce, isTruncated, sample }) => {
    const others = waiting - sample.length;
    const names = [...sample.map(({ name, customerId }) => name ?? customerId), ...(others > 0 ? [t('automations.enable.others', { count: others })] : [])];
    const who = new Intl.ListFormat(i18n.language).format(names);
    const said = isTruncated ? t('automations.enable.waitingMore', { count: waiting, who }) : t('automations.enable.waiting', { count: waiting, who });
    return atOnce < waiting ? `${said} ${t('automations.enable.later', { count: atOnce })}` : said;
  };
}
