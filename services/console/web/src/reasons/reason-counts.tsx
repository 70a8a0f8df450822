import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { numberFormat } from '../language/formats.js';
import classes from './reason-counts.module.css';

interface ReasonCountsProps {
  readonly reasons: readonly { readonly key: string; readonly count: number; readonly words: string }[];
}

/** How many for which reason, most of all on top; the numbers stand below each other. */
export function ReasonCounts({ reasons }: ReasonCountsProps) {
  const { i18n } = useTranslation();
  const number = numberFormat(i18n.language);
  return (
    <ul className={classes['reasons']}>
      {reasons.toSorted((one, other) => other.count - one.count).map(({ key, count, words }) => (
        <li key={key} className={classes['reason']}><Text span size="sm" fw={650} ta="right" className="numbers">{number.format(count)}</Text><Text span size="sm">{words}</Text></li>
      ))}
    </ul>
  );
}
