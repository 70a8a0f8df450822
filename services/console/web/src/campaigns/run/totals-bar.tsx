import { Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Totals } from '../campaign-queries.js';
import { partsOf, type PartName } from './totals-bar.rules.js';
import classes from './totals-bar.module.css';

const colors = { read: 'good.8', delivered: 'good.5', sent: 'petrol.5', failed: 'bad.6', unknown: 'warn.5', skipped: 'warn.2', cancelled: 'gray.4', open: 'gray.2' } as const satisfies Record<PartName, string>;

interface TotalsBarProps {
  readonly totals: Totals;
  readonly isCompact?: boolean;
}

/** One bar for all recipients; its legend says each number in words. */
export function TotalsBar({ totals, isCompact = false }: TotalsBarProps) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const parts = partsOf(totals).filter(({ count }) => count > 0);
  const label = parts.map(({ name, count }) => `${t(`campaigns.parts.${name}`)}: ${number.format(count)}`).join(', ');
  return (
    <Stack gap="sm">
      <Progress.Root size={isCompact ? 8 : 22} radius="xl" role="img" aria-label={label}>
        {parts.map(({ name, count }) => <Progress.Section key={name} value={(count / Math.max(totals.recipients, 1)) * 100} color={colors[name]} withAria={false} />)}
      </Progress.Root>
      {!isCompact && (
        <Group gap="lg">
          {parts.map(({ name, count }) => (
            <Group key={name} gap={7} wrap="nowrap">
              <span className={classes['dot']} data-part={name} />
              <Text size="sm"><Text span fw={650} className="numbers">{number.format(count)}</Text> {t(`campaigns.parts.${name}`)}</Text>
            </Group>
          ))}
        </Group>
      )}
    </Stack>
  );
}
