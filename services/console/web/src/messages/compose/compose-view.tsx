import { Card, Grid, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, newKey } from '../../api/client.js';
import { AnchorLink } from '../../navigation/links.js';
import { useLeaveWarning } from '../../navigation/use-leave-warning.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { fieldErrors } from '../../problems/problem-sentence.js';
import { tellDone } from '../../problems/tell-problem.js';
import { present } from '../../router/search.js';
import { useSession } from '../../session/session.js';
import { PageHeader } from '../../states/page-header.js';
import { PreviewPane } from '../../templates/preview/preview-pane.js';
import { ComposeContent } from './compose-content.js';
import { ComposeRecipient } from './compose-recipient.js';
import { ComposeTime } from './compose-time.js';
import { isWritten, messageOf, previewOf, type ComposeValues } from './compose.rules.js';
import { useFreeText } from './use-free-text.js';

const route = getRouteApi('/shell/messages/new');

/** To whom, by which way and with which template stand in the address; what is typed does not. */
function useComposeAddress({ channel, recipient, customerId, content, templateId }: ComposeValues): void {
  const navigate = route.useNavigate();
  useEffect(() => {
    const isNamed = recipient === 'customer';
    const chosen = present({ channel, customerId: isNamed ? customerId : undefined, recipient: isNamed ? undefined : recipient, content: content === 'own' ? undefined : content, templateId: content === 'own' ? undefined : templateId });
    void navigate({ search: ({ to, look }) => ({ ...chosen, ...present({ look, to: isNamed ? undefined : to }) }), replace: true, resetScroll: false });
  }, [navigate, channel, recipient, customerId, content, templateId]);
}

/** One message to one person, with how it looks beside it. */
export function ComposeView() {
  const { t } = useTranslation();
  const { hub } = useSession();
  const { channel = 'email', recipient, customerId, to, content, templateId } = route.useSearch();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const key = useRef(newKey());
  const form = useForm<ComposeValues>({
    initialValues: { channel, recipient: to === undefined ? recipient ?? 'customer' : 'address', customerId, to: to ?? '', content: templateId === undefined ? content ?? 'own' : 'template', templateId, variables: {}, subject: '', body: '', sendAt: '' },
    validate: { customerId: (id, { recipient: meant }) => meant === 'customer' && id === undefined && t('messages.compose.chooseCustomer') },
  });
  useComposeAddress(form.values);
  const takesFreeText = useFreeText(form.values);
  useLeaveWarning(isWritten(form.values));
  const send = useMutation({
    mutationFn: (values: ComposeValues) => answer(api.POST('/api/v1/messages', { params: { header: { 'Idempotency-Key': key.current } }, body: messageOf(values, hub.timeZone) })),
    onSuccess: async ({ id }) => {
      tellDone(t('messages.compose.sent'));
      await queries.invalidateQueries({ queryKey: ['messages'] });
      await navigate({ to: '/messages/', search: { open: id }, ignoreBlocker: true });
    },
    onError: (error) => {
      key.current = newKey();
      form.setErrors(fieldErrors(error));
    },
  });
  return (
    <>
      <PageHeader title={t('messages.compose.title')} lead={t('messages.compose.lead')} above={<AnchorLink to="/messages/" size="sm"><IconArrowLeft size={14} aria-hidden /> {t('shell.views.messages')}</AnchorLink>} />
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <form onSubmit={form.onSubmit((values) => send.mutate(values))}>
            <Stack>
              {send.error && <ProblemAlert error={send.error} />}
              <Card><ComposeRecipient form={form} /></Card>
              <Card><ComposeContent form={form} takesFreeText={takesFreeText} /></Card>
              <Card><ComposeTime form={form} isSending={send.isPending} isDisabled={takesFreeText === false && form.values.content === 'own'} /></Card>
            </Stack>
          </form>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}><PreviewPane request={previewOf(form.values, hub.locale)} /></Grid.Col>
      </Grid>
    </>
  );
}
