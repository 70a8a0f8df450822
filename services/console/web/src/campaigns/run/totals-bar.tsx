import { Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PlainLink } from '../../navigation/links.js';
import type { MessageStatus } from '../../states/status-badge.js';
import type { Totals } from '../campaign-queries.js';
import { partsOf, type PartName } from './totals-bar.rules.js';
import classes from './totals-bar.module.css';

const colors = { read: 'good.8', delivered: 'good.5', sent: 'petrol.5', failed: 'bad.6', unknown: 'warn.5', skipped: 'warn.2', cancelled: 'gray.4', open: 'gray.2' } as const satisfies Record<PartName, string>;

/** The recipients who stand so, for the list below. */
const statusOf = { read: 'read', delivered: 'delivered', sent: 'sent', failed: 'failed', unknown: 'unknown', skipped: 'skipped', cancelled: 'cancelled', open: 'queued' } as const satisfies Record<PartName, MessageStatus>;

interface TotalsBarProps {
  readonly totals: Totals;
  /** Whose numbers they are: each leads to its people. Without it the bar alone is shown. */
  readonly campaignId?: string;
}

/** One bar for all recipients; its legend says each number in words. */
export function TotalsBar({ totals, campaignId }: TotalsBarProps) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const parts = partsOf(totals).filter(({ count }) => count > 0);
  const label = parts.map(({ name, count }) => `${t(`campaigns.parts.${name}`)}: ${number.format(count)}`).join(', ');
  return (
    <Stack gap="sm">
      <Progress.Root size={campaignId === undefined ? 8 : 22} radius="xl" role="img" aria-label={label}>
        {/* Who is still to go is the empty ground of the bar. */}
        {parts.filter(({ name }) => name !== 'open').map(({ name, count }) => <Progress.Section key={name} value={(count / Math.max(totals.recipients, 1)) * 100} color={colors[name]} withAria={false} />)}
      </Progress.Root>
      {campaignId !== undefined && (
        <Group gap="lg">
          {parts.map(({ name, count }) => (
            <Group key={name} gap={7} wrap="nowrap">
              <span className={classes['dot']} data-part={name} />
              <PlainLink to="/campaigns/$campaignId/" params={{ campaignId }} search={{ status: statusOf[name] }} resetScroll={false}><Text size="sm" td="underline"><Text span fw={650} className="numbers">{number.format(count)}</Text> {t(`campaigns.parts.${name}`)}</Text></PlainLink>
            </Group>
          ))}
        </Group>
      )}
    </Stack>
  );
}
