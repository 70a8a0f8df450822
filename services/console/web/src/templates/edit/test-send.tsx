import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconTestPipe } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { useIntention } from '../../api/intention.js';
import { useShownCustomer } from '../../customers/use-shown-customer.js';
import { Dialog } from '../../dialogs/dialog.js';
import { useAddressExample } from '../../messages/compose/use-address-example.js';
import { useOpenParts } from '../../navigation/use-open-parts.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { fieldErrors } from '../../problems/problem-sentence.js';
import { tellDone } from '../../problems/tell-problem.js';
import { May } from '../../session/may.js';
import { channels, useSession, type Channel } from '../../session/session.js';
import { TrialHint } from '../../states/trial-hint.js';
import type { TemplateDraft } from './template-draft.rules.js';
import { useTemplateView } from './use-template-view.js';

interface TestSendProps {
  readonly templateId: string;
  /** As it is saved. */
  readonly draft: TemplateDraft;
  /** What is not saved cannot be sent. */
  readonly isDisabled: boolean;
}

/** Sends the saved template to one address of the shop's own, as the customer of the preview would get it. */
export function TestSend({ templateId, draft, isDisabled }: TestSendProps) {
  const { t } = useTranslation();
  const { user } = useSession();
  const parts = useOpenParts();
  const { channel } = draft;
  const { as, locale, customerId } = useTemplateView(draft);
  const { shownId } = useShownCustomer(customerId, as);
  const form = useForm<{ channel: Channel; to: string }>({ initialValues: { channel: as, to: as === 'email' ? (user.email ?? '') : '' } });
  const example = useAddressExample(form.values.channel);
  const intention = useIntention();
  const send = useMutation({
    mutationFn: (chosen: { channel: Channel; to: string }) => {
      const body = { ...chosen, locale, variables: {}, ...(shownId !== undefined && { customerId: shownId }) };
      return answer(api.POST('/api/v1/templates/{id}/test-send', { params: { path: { id: templateId }, header: { 'idempotency-key': intention.keyFor(body) } }, body }));
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
      <Button variant="default" leftSection={<IconTestPipe size={16} />} onClick={open} disabled={isDisabled}>{t('templates.test.open')}</Button>
      <Dialog opened={parts.isOpen('test')} onClose={() => parts.setOpen('test', false)} title={t('templates.test.title')}>
        <form onSubmit={form.onSubmit((values) => send.mutate(values))}>
          <Stack>
            <Text size="sm" c="dimmed">{t('templates.test.text')}</Text>
            {send.error && <ProblemAlert error={send.error} />}
            {channel === 'all' && <Select label={t('messages.channel')} allowDeselect={false} data={channels.map((value) => ({ value, label: t(`words.channels.${value}`) }))} {...form.getInputProps('channel')} />}
            <TextInput label={t('messages.compose.address')} placeholder={example} type={form.values.channel === 'email' ? 'email' : 'tel'} autoComplete={form.values.channel === 'email' ? 'email' : 'tel'} required data-autofocus {...form.getInputProps('to')} />
            <TrialHint channel={form.values.channel} />
            <Group justify="flex-end"><Button type="submit" loading={send.isPending}>{t('words.actions.send')}</Button></Group>
          </Stack>
        </form>
      </Dialog>
    </May>
  );
}
