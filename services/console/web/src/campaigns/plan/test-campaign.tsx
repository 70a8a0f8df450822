import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconTestPipe } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useIntention } from '../../api/intention.js';
import { Dialog } from '../../dialogs/dialog.js';
import { useAddressExample } from '../../messages/compose/use-address-example.js';
import { useOpenParts } from '../../navigation/use-open-parts.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { fieldErrors } from '../../problems/problem-sentence.js';
import { tellDone } from '../../problems/tell-problem.js';
import { May } from '../../session/may.js';
import { useSession } from '../../session/session.js';
import { TrialHint } from '../../states/trial-hint.js';
import { campaignQuery, changeCampaign, testCampaign, type Campaign, type CampaignDraft } from '../campaign-queries.js';

interface TestCampaignProps {
  readonly campaign: Campaign;
  readonly draft: CampaignDraft;
  /** As whom it is sent. */
  readonly customerId: string | undefined;
}

/** Sends the campaign's message to one address of the shop's own, before anybody else gets it; what was changed is kept first. */
export function TestCampaign({ campaign, draft, customerId }: TestCampaignProps) {
  const { t } = useTranslation();
  const { user } = useSession();
  const queries = useQueryClient();
  const parts = useOpenParts();
  const { channel } = draft;
  const example = useAddressExample(channel);
  const form = useForm({ initialValues: { to: channel === 'email' ? (user.email ?? '') : '' } });
  const intention = useIntention();
  const send = useMutation({
    mutationFn: async (to: string) => {
      const key = intention.keyFor({ draft, to, customerId });
      queries.setQueryData(campaignQuery(campaign.id).queryKey, await changeCampaign(campaign.id, draft));
      return testCampaign(campaign.id, { to, ...(customerId !== undefined && { customerId }) }, key);
    },
    onSuccess: () => {
      parts.setOpen('test', false);
      tellDone(t('templates.test.sent'));
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const open = (): void => {
    intention.begin();
    parts.setOpen('test', true);
  };
  return (
    <May permission="messaging.send_message">
      <Button variant="default" leftSection={<IconTestPipe size={16} />} onClick={open}>{t('templates.test.title')}</Button>
      <Dialog opened={parts.isOpen('test')} onClose={() => parts.setOpen('test', false)} title={t('templates.test.title')}>
        <form onSubmit={form.onSubmit(({ to }) => send.mutate(to))}>
          <Stack>
            <Text size="sm" c="dimmed">{t('campaigns.testText')}</Text>
            {send.error && <ProblemAlert error={send.error} />}
            <TextInput label={t('messages.compose.address')} placeholder={example} type={channel === 'email' ? 'email' : 'tel'} autoComplete={channel === 'email' ? 'email' : 'tel'} required data-autofocus {...form.getInputProps('to')} />
            <TrialHint channel={channel} />
            <Group justify="flex-end"><Button type="submit" loading={send.isPending}>{t('words.actions.send')}</Button></Group>
          </Stack>
        </form>
      </Dialog>
    </May>
  );
}
