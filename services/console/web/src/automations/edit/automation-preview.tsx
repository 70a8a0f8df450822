import { Card, Select, Skeleton } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useShownCustomer } from '../../customers/use-shown-customer.js';
import { useSession, type Channel } from '../../session/session.js';
import { EmptyState } from '../../states/empty-state.js';
import { PreviewPane } from '../../templates/preview/preview-pane.js';
import { templateChoicesQuery } from '../../templates/template-queries.js';
import { marketingTriggers } from '../automation-queries.js';
import type { AutomationDraft } from './automation-form.js';
import { openChannels } from './open-channels.rules.js';

/** What a customer gets: on the automation's channel, or, where that depends on the customer, on the first that may carry it or another that is looked at. */
export function AutomationPreview({ draft }: { readonly draft: AutomationDraft }) {
  const { t } = useTranslation();
  const session = useSession();
  const { data: templates } = useQuery(templateChoicesQuery());
  const { as } = useSearch({ strict: false });
  const navigate = useNavigate();
  const look = (channel: string | null): void => void navigate({ to: './', search: ((now: object) => ({ ...now, as: channel ?? undefined })) as never, replace: true, resetScroll: false });
  if (!draft.templateId) return <Card bg="transparent"><EmptyState icon={IconEye} title={t('automations.chooseTemplate')} /></Card>;
  if (!templates) return <Skeleton height={320} radius="lg" />;
  const open = draft.channel ? [draft.channel] : openChannels(session, templates.find(({ id }) => id === draft.templateId)?.channel ?? 'all');
  const shownOn = open.find((channel) => channel === as) ?? open[0] ?? 'email';
  return (
    <>
      {open.length > 1 && <Select label={t('templates.preview.as')} value={shownOn} allowDeselect={false} data={open.map((value) => ({ value, label: t(`words.channels.${value}`) }))} onChange={look} />}
      <ShownToSomebody draft={draft} channel={shownOn} />
    </>
  );
}

/** With the values of a real customer: nobody gets a message with a gap. */
function ShownToSomebody({ draft: { templateId, trigger }, channel }: { readonly draft: AutomationDraft; readonly channel: Channel }) {
  const { shownId, isLoading } = useShownCustomer(undefined, channel);
  if (isLoading) return <Skeleton height={320} radius="lg" />;
  return <PreviewPane request={{ templateId, channel, ...(shownId !== undefined && { customerId: shownId }), ...(marketingTriggers.has(trigger) && { purpose: 'marketing' }) }} />;
}
