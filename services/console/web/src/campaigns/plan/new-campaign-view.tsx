import { Button, Card, Group, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useIntention } from '../../api/intention.js';
import { AnchorLink } from '../../navigation/links.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { channels, type Channel } from '../../session/session.js';
import { PageHeader } from '../../states/page-header.js';
import { TemplateSelect, useTemplateChoices } from '../../vendor-templates/template-select.js';
import { createCampaign } from '../campaign-queries.js';

/** To the first field that is empty and must not be. */
const focusLack = (event: SyntheticEvent<HTMLFormElement> | undefined): void => event?.currentTarget.querySelector<HTMLElement>('input:invalid')?.focus();

/** A campaign begins with a name, a channel and what it says; everything else comes step by step, and is kept at each. */
export function NewCampaignView() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useForm<{ name: string; channel: Channel; templateId: string }>({
    initialValues: { name: '', channel: 'email', templateId: '' },
    validate: { name: (name) => name.trim() === '' && t('campaigns.nameNeeded'), templateId: (id) => id === '' && t('campaigns.templateNeeded') },
  });
  const choices = useTemplateChoices(form.values.channel);
  const intention = useIntention();
  const create = useMutation({
    mutationFn: (values: { name: string; channel: Channel; templateId: string }) => createCampaign({ ...values, audience: { all: true } }, intention.keyFor(values)),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['campaigns'] });
      await navigate({ to: '/campaigns/$campaignId/', params: { campaignId: id }, search: { step: 'audience' } });
    },
  });
  /** What was chosen for one channel may not be for another. */
  const go = (values: typeof form.values, event?: SyntheticEvent<HTMLFormElement>): void => {
    if (choices.some(({ id }) => id === values.templateId)) return create.mutate(values);
    form.setFieldError('templateId', t('campaigns.templateNeeded'));
    focusLack(event);
  };
  return (
    <>
      <PageHeader title={t('campaigns.new')} lead={t('campaigns.newLead')} above={<AnchorLink to="/campaigns/" size="sm"><IconArrowLeft size={14} aria-hidden /> {t('shell.views.campaigns')}</AnchorLink>} />
      <Card maw={640}>
        <form noValidate onSubmit={form.onSubmit(go, (_, __, event) => focusLack(event))}>
          <Stack>
            {create.error && <ProblemAlert error={create.error} />}
            <TextInput label={t('campaigns.name')} description={t('templates.nameHint')} required {...form.getInputProps('name')} />
            <Select label={t('messages.channel')} allowDeselect={false} data={channels.map((value) => ({ value, label: t(`words.channels.${value}`) }))} {...form.getInputProps('channel')} />
            <TemplateSelect channel={form.values.channel} value={form.values.templateId === '' ? undefined : form.values.templateId} error={form.errors['templateId']} onChange={(id) => form.setFieldValue('templateId', id ?? '')} />
            <Group justify="flex-end"><Button type="submit" loading={create.isPending}>{t('words.actions.next')}</Button></Group>
          </Stack>
        </form>
      </Card>
    </>
  );
}
