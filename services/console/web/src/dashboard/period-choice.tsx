import { useTranslation } from 'react-i18next';
import { periods, type Period } from '../start/first-paths.js';
import classes from './period-choice.module.css';

interface PeriodChoiceProps {
  readonly days: Period;
  readonly onChange: (days: Period) => void;
}

/** Looks like the library's control, whose sliding mark has to measure itself: that laid the whole page out once more before its first paint (140 ms on a phone). */
export function PeriodChoice({ days, onChange }: PeriodChoiceProps) {
  const { t } = useTranslation();
  return (
    <div role="radiogroup" aria-label={t('dashboard.period')} className={classes['periods']}>
      {periods.map((period) => (
        <label key={period} className={classes['period']}>
          <input type="radio" name="period" value={period} checked={period === days} onChange={() => onChange(period)} className={classes['input']} />
          {t('dashboard.days', { count: period })}
        </label>
      ))}
    </div>
  );
}
