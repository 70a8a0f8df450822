import { Skeleton, Stack } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { atStart } from '../language/at-start.js';
import { laterPart } from '../layout/later-part.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { isNameless } from '../session/person-name.js';
import { useSession } from '../session/session.js';
import { ListSkeleton } from '../states/list-skeleton.js';
import { PageHeader } from '../states/page-header.js';
import { useTimes } from '../times/use-times.js';
import { ChannelTrends } from './channel-trends.js';
import { dashboardQuery } from './dashboard-queries.js';
import { FirstMinute } from './first-minute/first-minute.js';
import { FirstRun } from './first-run/first-run.js';
import { useFirstSteps } from './first-run/first-run-queries.js';
import { InFlight } from './in-flight.js';
import { PeriodChoice } from './period-choice.js';
import { problemBoxes } from './problem-boxes.rules.js';

/** With the list of reasons, which most days need not. */
const ProblemCards = laterPart(async () => (await import('./problem-cards.js')).ProblemCards);
const route = getRouteApi('/shell/dashboard');

/** The day at a glance: what needs a person first, then what is happening, then what happened. */
export function DashboardView() {
  const { t } = useTranslation();
  const { user, hub } = useSession();
  const { days = 7 } = route.useSearch();
  const navigate = route.useNavigate();
  const times = useTimes();
  const query = useQuery({ ...dashboardQuery(days), placeholderData: keepPreviousData });
  const steps = useFirstSteps();
  // All at once: what comes later above what is read already would push it away. Deferred, also where all is there from
  // the start: drawn in slices behind the frame, so that a touch is answered meanwhile.
  const isWaiting = useDeferredValue(query.isPending || steps.isLoading, true);
  const [first = ''] = user.name.split(' ');
  return (
    <>
      <PageHeader
        title={user.role !== undefined && !isNameless(user) ? t('dashboard.hello', { name: first }) : hub.name || t('shell.views.dashboard')}
        lead={atStart(times.day(new Date().toISOString()))}
        actions={<PeriodChoice days={days} onChange={(next) => void navigate({ search: (now) => ({ ...now, days: next }), replace: true })} />}
      />
      {isWaiting ? (
        <ListSkeleton rows={6} height={150} />
      ) : (
        <Stack gap="lg">
          {query.data && query.data.problems.length > 0 && <Suspense fallback={<Skeleton height={130 * problemBoxes(query.data).length} radius="lg" />}><ProblemCards dashboard={query.data} /></Suspense>}
          <FirstMinute />
          <FirstRun />
          {query.error && <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />}
          {query.data && <InFlight dashboard={query.data} />}
          {query.data && <ChannelTrends dashboard={query.data} />}
        </Stack>
      )}
    </>
  );
}
