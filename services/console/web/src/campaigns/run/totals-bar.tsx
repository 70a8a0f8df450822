import { Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { numberFormat } from '../../language/formats.js';
import { PlainLink } from '../../navigation/links.js';
import type { MessageStatus } from '../../states/status-badge.js';
import type { Totals } from '../campaign-queries.js';
import { partsOf, type PartName } from './totals-bar.rules.js';
import classes from './totals-bar.module.css';

/** The best of it stands out most, by day dark, by night bright; who was left out keeps quiet. */
const colors = {
  read: 'light-dark(var(--mantine-color-good-8), var(--mantine-color-good-3))', delivered: 'good.5', sent: 'petrol.5', failed: 'bad.6', unknown: 'warn.5',
  skipped: 'light-dark(var(--mantine-color-warn-2), var(--mantine-color-warn-7))', cancelled: 'gray.4', open: 'gray.2',
} as const satisfies Record<PartName, string>;

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
  const number = numberFormat(i18n.language);
  const parts = partsOf(totals).filter(({ count }) => count > 0);
  const label = parts.map(({ name, count }) => `${t(`campaigns.parts.${name}`, { count })}: ${number.format(count)}`).join(', ');
  return (
    <Stack gap="sm">
      <Progress.Root size={campaignId === undefined ? 8 : 22} radius="xl" role="img" aria-label={label}>
        {/* Who is still to go is the empty ground of the bar. */}
        {parts.filter(({ name }) => name !== 'open').map(({ name, count }) => <Progress.Section key={name} value={(count / Math.max(totals.recipients, 1)) * 100} color={colors[name]} className={classes['section'] ?? ''} data-part={name} withAria={false} />)}
      </Progress.Root>
      {campaignId !== undefined && (
        <div className={classes['parts']}>
          {parts.map(({ name, count }) => (
            <PlainLink key={name} to="/campaigns/$campaignId/" params={{ campaignId }} search={{ status: statusOf[name] }} resetScroll={false} className={classes['part']}>
              <Text span fz={22} fw={680} lh={1.2} className="numbers">{number.format(count)}</Text>{' '}
              <span className={classes['name']}><span className={classes['dot']} data-part={name} /><Text span size="sm">{t(`campaigns.parts.${name}`, { count })}</Text></span>
            </PlainLink>
          ))}
        </div>
      )}
    </Stack>
  );
}
