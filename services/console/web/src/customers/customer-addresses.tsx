import { Text, type TextProps } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addressesOf, invalidAddressesOf } from './customer-addresses.rules.js';
import type { CustomerSummary } from './customer-queries.js';
import classes from './customer-addresses.module.css';

/** What stands below a name in lists: where somebody is reached, and what was given for that and cannot be used. */
export function CustomerAddresses({ customer, ...look }: { readonly customer: CustomerSummary } & Pick<TextProps, 'size' | 'truncate'>) {
  const { t } = useTranslation();
  const reached = addressesOf(customer, t);
  return (
    <>
      {reached !== undefined && <Text c="dimmed" {...look}>{reached}</Text>}
      {invalidAddressesOf(customer).map((address) => (
        <Text key={address} c="bad" className={classes['invalid']} size={look.size}><IconAlertTriangle size={14} aria-hidden /> {t('customers.invalid', { address })}</Text>
      ))}
    </>
  );
}
