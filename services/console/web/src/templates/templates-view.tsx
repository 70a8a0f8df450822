import { Badge, Card, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconTemplate } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink, PlainLink } from '../navigation/links.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { categories, templateChannels } from '../router/planning-routes.js';
import { May } from '../session/may.js';
import { useSession } from '../session/session.js';
import { ChannelMark } from '../states/channel-mark.js';
import { ListSkeleton } from '../states/list-skeleton.js';
import { MorePages } from '../states/more-pages.js';
import { NoMatches } from '../states/no-matches.js';
import { PageHeader } from '../states/page-header.js';
import { useTypedText } from '../states/use-typed-text.js';
import { languageName } from '../language/language-name.js';
import { plainText } from '../messages/message-summary.rules.js';
import { FoundCount } from '../states/found-count.js';
import { draftOf, localesOf, readIn, wordsAt } from './edit/template-draft.rules.js';
import { readableTemplate } from './readable-template.rules.js';
import { templatesQuery, type Template } from './template-queries.js';
import { tagWords } from './tag-words.js';
import classes from './templates-view.module.css';

const route = getRouteApi('/shell/templates');

/** What the shop says, ready to be used. */
export function TemplatesView() {
  const { t } = useTranslation();
  const { pages: _, ...filters } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(templatesQuery(filters));
  const templates = list.data?.items;
  return (
    <>
      <PageHeader
        title={t('shell.views.templates')}
        lead={t('templates.lead')}
        actions={<May permission="messaging.add_template"><ButtonLink to="/templates/new/" leftSection={<IconPlus size={17} />}>{t('templates.new')}</ButtonLink></May>}
      />
      <TemplateFilterBar />
      <FoundCount question={filters} rows={templates} hasMore={list.hasNextPage} />
      {list.error && !templates && <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />}
      {!templates && !list.error && <ListSkeleton rows={4} height={120} />}
      {templates?.length === 0 && (
        <Card><NoMatches icon={IconTemplate} onClear={() => void navigate({ search: {} })} /></Card>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md">
        {templates?.map((template) => <TemplateCard key={template.id} template={template} />)}
      </SimpleGrid>
      <MorePages list={list} loaded={list.data?.loaded ?? 0} />
    </>
  );
}

function TemplateFilterBar() {
  const { t } = useTranslation();
  const { q, channel, category } = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: { q?: string; channel?: string | null; category?: string | null }) =>
    void navigate({ search: ({ pages: _, ...now }) => Object.fromEntries(Object.entries({ ...now, ...next }).filter(([, value]) => Boolean(value))), replace: true, resetScroll: false });
  const [typed, type] = useTypedText(q ?? '', (text) => change({ q: text }));
  return (
    <Group mb="md" gap="sm" role="search">
      <TextInput flex={{ base: '1 1 100%', xs: '3 1 11rem' }} leftSection={<IconSearch size={16} />} placeholder={t('templates.searchHint')} aria-label={t('words.actions.search')} value={typed} onChange={(event) => type(event.currentTarget.value)} />
      <Select flex="1 1 9rem" clearable value={channel ?? null} placeholder={t('messages.anyChannel')} aria-label={t('messages.channel')} data={templateChannels.map((value) => ({ value, label: t(`words.channels.${value}`) }))} onChange={(value) => change({ channel: value })} />
      <Select flex="1 1 9rem" clearable value={category ?? null} placeholder={t('templates.anyCategory')} aria-label={t('templates.category')} data={categories.map((value) => ({ value, label: t(`words.categories.${value}`) }))} onChange={(value) => change({ category: value })} />
    </Group>
  );
}

function TemplateCard({ template }: { readonly template: Template }) {
  const { t, i18n } = useTranslation();
  const { hub } = useSession();
  const { subject, body } = wordsAt(draftOf(template), { locale: readIn(localesOf(template), i18n.language, hub.locale) });
  return (
    <PlainLink to="/templates/$templateId/" params={{ templateId: template.id }} className={classes['card']}>
      <Card h="100%" padding="md">
        <Stack gap="xs" h="100%">
          <Group gap="sm" wrap="nowrap" align="flex-start">
            <ChannelMark channel={template.channel} isCompact size={32} />
            <div className={classes['title']}>
              <Text fw={640} lineClamp={2}>{template.name}</Text>
              <Text size="xs" c="dimmed">{t(`words.categories.${template.category}`)}</Text>
            </div>
          </Group>
          <Text size="sm" c="dimmed" lineClamp={3} flex={1}>{readableTemplate(plainText(subject ?? body), (tag) => tagWords(t, tag))}</Text>
          <Group gap={6}>
            <Badge variant="default">{localesOf(template).map((tag) => languageName(tag, i18n.language)).join(' · ')}</Badge>
            {template.isSystem && <Badge color="petrol">{t('templates.builtIn')}</Badge>}
            {!template.isActive && <Badge color="gray">{t('templates.off')}</Badge>}
          </Group>
        </Stack>
      </Card>
    </PlainLink>
  );
}
