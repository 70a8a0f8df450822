import { useTranslation } from 'react-i18next';
import { dateFormat, numberFormat } from '../language/formats.js';
import type { Channel } from '../session/session.js';
import classes from './trend-bars.module.css';

interface TrendBarsProps {
  readonly channel: Channel;
  readonly days: readonly { readonly date: string; readonly sent: number; readonly failed: number }[];
}

const HEIGHT = 64;
const GAP = 0.22;
/** A day with one message among days with hundreds is still a day with a message. */
const BAR_MIN = 2;

/** One bar a day: what was sent, what failed on top; the line above them says how many of both the highest has. A few rectangles; a chart library would double the first load. */
export function TrendBars({ channel, days }: TrendBarsProps) {
  const { t, i18n } = useTranslation();
  const [highest] = [...days].sort((one, other) => other.sent + other.failed - one.sent - one.failed);
  const most = Math.max(1, (highest?.sent ?? 0) + (highest?.failed ?? 0));
  const number = numberFormat(i18n.language);
  const height = (count: number): number => (count === 0 ? 0 : Math.max(BAR_MIN, (count / most) * HEIGHT));
  const date = dateFormat(i18n.language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const total = days.reduce((sum, { sent }) => sum + sent, 0);
  // The days at both ends and the one between them.
  const marked = [...new Set([0, Math.floor((days.length - 1) / 2), days.length - 1])].flatMap((index) => days[index] ?? []);
  return (
    <>
      <div className={classes['most']} aria-hidden>{highest && total > 0 && <>{number.format(highest.sent)}{highest.failed > 0 && <span className={classes['lost']}> + {number.format(highest.failed)}</span>}</>}</div>
      <svg className={classes['bars']} data-channel={channel} viewBox={`0 0 ${Math.max(days.length, 1)} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={t('dashboard.trend', { count: total, days: days.length })}>
        {days.map(({ date: day, sent, failed }, index) => {
          const [up, over] = [height(sent), height(failed)];
          return (
            <g key={day}>
              <title>{`${date.format(new Date(day))}: ${sent}`}</title>
              <rect className={classes['ground']} x={index + GAP / 2} y={HEIGHT - 1} width={1 - GAP} height={1} />
              <rect className={classes['sent']} x={index + GAP / 2} y={HEIGHT - up} width={1 - GAP} height={up} />
              <rect className={classes['failed']} x={index + GAP / 2} y={HEIGHT - up - over} width={1 - GAP} height={over} />
            </g>
          );
        })}
      </svg>
      <div className={classes['axis']} aria-hidden>{marked.map((day) => <span key={day.date}>{date.format(new Date(day.date))}</span>)}</div>
    </>
  );
}
