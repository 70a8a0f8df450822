import { SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { CustomerPicker } from '../../customers/customer-picker.js';
import { channels } from '../../session/session.js';
import type { ComposeValues } from './compose.rules.js';
import { useAddressExample } from './use-address-example.js';

/** By which way, to whom. */
export function ComposeRecipient({ form }: { readonly form: UseFormReturnType<ComposeValues> }) {
  const { t } = useTranslation();
  const { channel, recipient, customerId } = form.values;
  const example = useAddressExample(channel);
  return (
    <Stack>
      <Select label={t('messages.compose.channel')} allowDeselect={false} data={channels.map((value) => ({ value, label: t(`words.channels.${value}`) }))} description={channel === 'whatsapp' ? t('messages.compose.whatsappHint') : undefined} {...form.getInputProps('channel')} />
      <SegmentedControl data={[{ value: 'customer', label: t('messages.compose.toCustomer') }, { value: 'address', label: t('messages.compose.toAddress') }]} aria-label={t('messages.compose.to')} {...form.getInputProps('recipient')} />
      {recipient === 'customer'
        ? <CustomerPicker label={t('messages.compose.customer')} value={customerId} error={form.errors['customerId']} onChange={(id) => form.setFieldValue('customerId', id)} />
        : <TextInput label={t('messages.compose.address')} type={channel === 'email' ? 'email' : 'tel'} autoComplete="off" placeholder={example} required {...form.getInputProps('to')} />}
    </Stack>
  );
}
