import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CampaignStatus } from './campaign-queries.js';

const colors = { draft: 'gray', scheduled: 'sms', sending: 'petrol', paused: 'warn', completed: 'good', cancelled: 'gray' } as const satisfies Record<CampaignStatus, string>;

export function CampaignBadge({ status }: { readonly status: CampaignStatus }) {
  const { t } = useTranslation();
  return <Badge color={colors[status]}>{t(`campaigns.statuses.${status}`)}</Badge>;
}
