import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '../settings/settings-queries.js';
import { useMay, type Channel } from '../session/session.js';
import { priceIn } from './price.rules.js';

/** What so many parts of a channel cost by the shop's own price list; nothing where it has none, or for whom it is not shown. */
export function usePriceOf(): (channel: Channel, parts: number) => string | undefined {
  const { i18n } = useTranslation();
  const may = useMay();
  const { data } = useQuery({ ...settingsQuery, enabled: may('messaging.manage_settings') });
  return (channel, parts) => priceIn(data?.settings.policy, { channel, parts, language: i18n.language });
}
