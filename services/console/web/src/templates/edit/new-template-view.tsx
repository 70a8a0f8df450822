import { Card, SimpleGrid, Text, UnstyledButton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../navigation/links.js';
import { templateChannels } from '../../router/planning-routes.js';
import { useSession } from '../../session/session.js';
import { ChannelMark } from '../../states/channel-mark.js';
import { Loaded } from '../../states/loaded.js';
import { PageHeader } from '../../states/page-header.js';
import { templateQuery } from '../template-queries.js';
import { CreateTemplateForm } from './create-template-form.js';
import { draftOf, type TemplateDraft } from './template-draft.rules.js';

const route = getRouteApi('/shell/templates/new');

/** First the channel, then the words; or the words of another template. */
export function NewTemplateView() {
  const { t } = useTranslation();
  const { channel, from } = route.useSearch();
  return (
    <>
      <PageHeader title={t('templates.new')} above={<AnchorLink to="/templates/" size="sm"><IconArrowLeft size={14} aria-hidden /> {t('shell.views.templates')}</AnchorLink>} />
      {from !== undefined ? <CopiedTemplate id={from} /> : channel ? <BlankTemplate channel={channel} key={channel} /> : <ChannelChoice />}
    </>
  );
}

function ChannelChoice() {
  const { t } = useTranslation();
  const navigate = route.useNavigate();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
      {templateChannels.map((channel) => (
        <UnstyledButton key={channel} onClick={() => void navigate({ search: { channel } })}>
          <Card h="100%">
            <ChannelMark channel={channel} isCompact size={40} />
            <Text fw={640} mt="sm">{t(`words.channels.${channel}`)}</Text>
            <Text size="sm" c="dimmed">{t(`templates.channelHints.${channel}`)}</Text>
          </Card>
        </UnstyledButton>
      ))}
    </SimpleGrid>
  );
}

function BlankTemplate({ channel }: { readonly channel: TemplateDraft['channel'] }) {
  const { hub } = useSession();
  const blank: TemplateDraft = { name: '', channel, category: 'custom', locale: hub.locale, body: '', format: channel === 'email' ? 'simple' : 'text', isActive: true };
  return <CreateTemplateForm initial={blank} />;
}

function CopiedTemplate({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const query = useQuery(templateQuery(id));
  return <Loaded query={query}>{({ template }) => <CreateTemplateForm initial={{ ...draftOf(template), name: t('templates.copyOf', { name: template.name }) }} />}</Loaded>;
}
