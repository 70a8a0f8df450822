import { Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { numberFormat } from '../../language/formats.js';
import { channels } from '../../session/session.js';
import type { SettingsDraft } from '../edit/use-settings-draft.js';

interface Price {
  readonly amount: string;
  readonly currency: string;
}

const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'MXN', 'ARS', 'CLP', 'COP', 'PEN', 'UYU', 'BRL'];

/** What one message costs the shop; only estimates use it. */
export function PriceFields({ draft }: { readonly draft: SettingsDraft }) {
  const { t, i18n } = useTranslation();
  const comma = numberFormat(i18n.language).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  const priceOf = (channel: string): Price | null => (draft.valueAt(`policy.prices.${channel}`) as Price | null | undefined) ?? null;
  const currency = channels.map((channel) => priceOf(channel)?.currency).find((known) => known !== undefined) ?? 'EUR';
  const setAmount = (channel: string, amount: string): void => draft.set(`policy.prices.${channel}`, amount.trim() === '' ? null : { amount: amount.trim().replace(',', '.'), currency });
  const setCurrency = (next: string | null): void => {
    for (const channel of channels) {
      const price = priceOf(channel);
      if (price && next) draft.set(`policy.prices.${channel}`, { ...price, currency: next });
    }
  };
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">{t('settings.policy.pricesHelp')}</Text>
      <Group align="flex-end">
        {channels.map((channel) => (
          <TextInput key={channel} w={104} inputMode="decimal" label={t(`words.channels.${channel}`)} value={(priceOf(channel)?.amount ?? '').replace('.', comma)} error={draft.errors[`policy.prices.${channel}.amount`]} onChange={(event) => setAmount(channel, event.currentTarget.value)} />
        ))}
        <Select w={110} label={t('settings.policy.currency')} allowDeselect={false} data={currencies} value={currency} onChange={setCurrency} />
      </Group>
    </Stack>
  );
}
