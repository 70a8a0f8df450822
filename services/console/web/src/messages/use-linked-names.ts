import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { automationQuery } from '../automations/automation-queries.js';
import { campaignQuery } from '../campaigns/campaign-queries.js';
import { nameOf } from '../customers/customer-addresses.rules.js';
import { customerQuery } from '../customers/customer-queries.js';
import { useMay } from '../session/session.js';
import type { MessageFilters } from './message-queries.js';

/** What the customer, campaign and automation are called that a link narrowed the list to; undefined until it is known, or where the reader may not see it. */
export function useLinkedNames({ customerId, campaignId, automationId }: MessageFilters): Partial<Record<keyof MessageFilters, string | undefined>> {
  const { t } = useTranslation();
  const may = useMay();
  const customer = useQuery({ ...customerQuery(customerId ?? ''), enabled: customerId !== undefined });
  const campaign = useQuery({ ...campaignQuery(campaignId ?? ''), enabled: campaignId !== undefined && may('messaging.view_campaign') });
  const automation = useQuery({ ...automationQuery(automationId ?? ''), enabled: automationId !== undefined && may('messaging.view_automation') });
  return { customerId: customer.data && nameOf(customer.data, t), campaignId: campaign.data?.name, automationId: automation.data?.name };
}
