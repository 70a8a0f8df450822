import { Card, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CustomerLink } from '../customers/customer-link.js';
import { ReasonCounts } from '../reasons/reason-counts.js';
import { useReason } from '../reasons/use-reason.js';
import { useTimes } from '../times/use-times.js';
import { comingDays, forecastQuery, type Automation, type Forecast } from './automation-queries.js';

/** The next ones by name; the rest is a number. */
const shownMax = 3;

/** Whom an automation writes to in the coming days as things are now, in sentences; of one that is off, whom it would. */
export function ComingUp({ automation }: { readonly automation: Automation }) {
  const { t } = useTranslation();
  const { data } = useQuery(forecastQuery(automation.id));
  if (!data) return null;
  const { send, skip } = data.summary;
  const said = data.isTruncated ? 'more' : 'some';
  return (
    <Card mb="lg" padding="md">
      <Stack gap="xs">
        <Text fw={600}>{send === 0 ? t('automations.coming.nobody', { days: comingDays }) : t(`automations.coming.${automation.isActive ? said : 'ifOn'}`, { count: send, days: comingDays })}</Text>
        <NextOnes forecast={data} />
        {send === 0 && skip === 0 && <Text size="sm" c="dimmed">{t('automations.coming.byEvents')}</Text>}
        {skip > 0 && <LeftOut summary={data.summary} />}
      </Stack>
    </Card>
  );
}

function NextOnes({ forecast: { items, isTruncated, summary } }: { readonly forecast: Forecast }) {
  const { t } = useTranslation();
  const times = useTimes();
  const next = items.filter(({ decision }) => decision === 'send').slice(0, shownMax);
  if (next.length === 0) return null;
  const others = isTruncated ? 0 : summary.send - next.length;
  return (
    <Stack component="ul" gap={2} m={0} pl="md">
      {next.map(({ customerId, customerName, at, subject }) => (
        <Text component="li" size="sm" key={`${customerId} ${at}`} className="words">
          {times.moment(at)} · <CustomerLink customerId={customerId}>{customerName ?? t('customers.number', { number: customerId })}</CustomerLink>{subject === undefined ? '' : ` · ${t('words.quoted', { text: subject })}`}
        </Text>
      ))}
      {others > 0 && <Text component="li" size="sm" c="dimmed">{t('automations.coming.andOthers', { count: others })}</Text>}
    </Stack>
  );
}

function LeftOut({ summary: { byReason } }: Pick<Forecast, 'summary'>) {
  const { t } = useTranslation();
  const reasonOf = useReason();
  return (
    <>
      <Text size="sm">{t('automations.coming.leftOut')}</Text>
      <ReasonCounts reasons={Object.entries(byReason).map(([code, count]) => ({ key: code, count, words: reasonOf({ code, detail: '' }) }))} />
    </>
  );
}
