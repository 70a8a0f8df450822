import { useTranslation } from 'react-i18next';
import { useTimes } from '../times/use-times.js';
import type { DashboardProblem } from './dashboard-queries.js';

/** Since when something stands still, and how many wait for it; or how many it is about. */
export function SinceAndWaiting({ problem: { kind, since, from, waiting = 0 } }: { readonly problem: DashboardProblem }) {
  const { t } = useTranslation();
  const times = useTimes();
  if (kind === 'messages_unknown') return from !== undefined && <>{t('dashboard.problems.unclear', { count: waiting, from: times.date(from) })}</>;
  const waits = kind === 'events_parked' ? 'dashboard.problems.parked' : 'dashboard.problems.waiting';
  return <>{since !== undefined && t('dashboard.problems.since', { since: times.moment(since) })} {waiting > 0 && t(waits, { count: waiting })}</>;
}
