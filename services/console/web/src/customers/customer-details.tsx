import { Card, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useOpenParts } from '../navigation/use-open-parts.js';
import { useTimes } from '../times/use-times.js';
import { detailsOf } from './customer-details.rules.js';
import type { Customer } from './customer-queries.js';
import classes from './customer-details.module.css';

/** So many lines before the rest is asked for: a shop may add any number of fields. */
const shownMax = 12;
const part = 'fields';

/** What automations and audiences know of somebody. */
export function CustomerDetails({ customer }: { readonly customer: Customer }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const parts = useOpenParts();
  const details = detailsOf(customer, { t, times, language: i18n.language });
  if (details.length === 0) return null;
  const isOpen = parts.isOpen(part);
  return (
    <Card padding="md">
      <Stack gap="xs">
        <Title order={2} size="h4">{t('customers.details')}</Title>
        <dl className={classes['details']}>
          {details.slice(0, isOpen ? undefined : shownMax).map(({ field, name, value }) => (
            <div key={field} className={classes['detail']}>
              <Text component="dt" size="sm" c="dimmed" className="words">{name}</Text>
              <Text component="dd" size="sm" className="words">{value}</Text>
            </div>
          ))}
        </dl>
        {details.length > shownMax && <UnstyledButton className={classes['more']} aria-expanded={isOpen} onClick={() => parts.setOpen(part, !isOpen)}>{t(isOpen ? 'customers.fewerDetails' : 'customers.moreDetails')}</UnstyledButton>}
      </Stack>
    </Card>
  );
}
