import { Alert, Card, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dashboardQuery } from '../../dashboard/dashboard-queries.js';
import { AnchorLink } from '../../navigation/links.js';
import { useReason } from '../../reasons/use-reason.js';
import { useMay } from '../../session/session.js';
import { readableTemplate } from '../../templates/readable-template.rules.js';
import { tagWords } from '../../templates/tag-words.js';
import { previewQuery, templateQuery } from '../../templates/template-queries.js';
import { purposeOf, type Campaign, type CampaignDraft, type Estimate } from '../campaign-queries.js';

interface ReviewWordsProps {
  readonly campaign: Campaign;
  readonly draft: CampaignDraft;
  /** Somebody who gets it. */
  readonly shownTo: Estimate['sample'][number] | undefined;
}

/** Three full lines of it: empty ones and a greeting alone on its line would take two; and of a link that is not anybody's yet, its beginning. */
const shortened = (text: string): string => text.replace(/\s+/g, ' ').replace(/\/u\/preview[\w-]*/, '/u/…');

/** What is said, at a glance, before it leaves: the subject and the first words, as one of them gets it. */
export function ReviewWords({ campaign, draft: { templateId, channel }, shownTo }: ReviewWordsProps) {
  const { t } = useTranslation();
  const may = useMay();
  const { data, error } = useQuery(templateQuery(templateId));
  const { data: preview, error: unshown } = useQuery(previewQuery({ templateId, channel, variables: campaign.variables ?? {}, purpose: purposeOf(campaign), ...(shownTo && { customerId: shownTo.customerId }) }));
  if (!data || !preview) return (error ?? unshown) ? null : <Skeleton height={116} radius="lg" />;
  const { template } = data;
  return (
    <Card withBorder padding="md" bg="var(--surface-sunken)">
      <Stack gap={4}>
        <Group justify="space-between" gap="xs">
          <Text size="sm" c="dimmed" className="words">{shownTo?.name === undefined ? template.name : t('campaigns.review.shownTo', { template: template.name, name: shownTo.name })}</Text>
          {campaign.status === 'draft' && may('messaging.add_campaign') && <AnchorLink to="/campaigns/$campaignId/" params={{ campaignId: campaign.id }} search={(now: object) => ({ ...now, step: 'content' as const })} size="sm">{t('campaigns.review.seeAll')}</AnchorLink>}
        </Group>
        {preview.subject && <Text fw={640} className="words">{readableTemplate(preview.subject, (tag) => tagWords(t, tag))}</Text>}
        <Text size="sm" lineClamp={3} className="words">{readableTemplate(shortened(preview.text), (tag) => tagWords(t, tag))}</Text>
      </Stack>
    </Card>
  );
}

/** Whoever cannot reach this platform cannot opt out, and their answers do not come in: said before it leaves, not after. */
export function UnreachableWarning() {
  const may = useMay();
  const reasonOf = useReason();
  const { data } = useQuery({ ...dashboardQuery(7), enabled: may('messaging.view_message') });
  const problem = data?.problems.find(({ kind }) => kind === 'address_unreachable');
  if (!problem) return null;
  return <Alert color="warn" icon={<IconAlertTriangle />} title={reasonOf({ code: problem.code, detail: problem.text })}>{problem.detail}</Alert>;
}
