import { Button, Group, Text } from '@mantine/core';
import { IconArrowBackUp, IconBan, IconMessageReply, IconPencil } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api, newKey } from '../api/client.js';
import { useConfirm } from '../confirm/use-confirm.js';
import { ButtonLink } from '../navigation/links.js';
import { tellDone, tellProblem } from '../problems/tell-problem.js';
import { May } from '../session/may.js';
import type { Message } from './message-queries.js';
import { resendOutlook } from './resend.rules.js';

/** What can be done about a message now. */
export function MessageActions({ message }: { readonly message: Message }) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const params = { path: { id: message.id } };
  const refresh = () => queries.invalidateQueries({ queryKey: ['messages'] });
  const cancel = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/messages/{id}/cancel', { params })),
    onSuccess: () => tellDone(t('messages.actions.cancelled')),
    onError: tellProblem,
    onSettled: refresh,
  });
  const resend = useMutation({
    mutationFn: (key: string) => answer(api.POST('/api/v1/messages/{id}/resend', { params: { ...params, header: { 'Idempotency-Key': key } } })),
    onSuccess: async (again) => {
      await refresh();
      await navigate({ to: '/messages/', search: { open: again.id } });
    },
    onError: tellProblem,
  });
  const askCancel = () =>
    confirm({ title: t('messages.actions.cancelTitle'), text: t('messages.actions.cancelText'), action: t('messages.actions.cancel'), isDangerous: true, onConfirm: () => cancel.mutate() });
  const outlook = resendOutlook(message);
  const askResend = (): void => {
    if (outlook === 'none') return;
    const key = newKey();
    confirm({ title: t('messages.actions.resendTitle'), text: t(`messages.actions.resendText.${outlook}`), action: t('messages.actions.resend'), onConfirm: () => resend.mutate(key) });
  };
  return (
    <May permission="messaging.send_message">
      <Group gap="sm">
        {outlook === 'sameWords' && <WriteAnew message={message} />}
        {message.direction === 'outbound' && message.status === 'queued' && <Button variant="light" color="bad" leftSection={<IconBan size={16} />} loading={cancel.isPending} onClick={askCancel}>{t('messages.actions.cancel')}</Button>}
        {outlook !== 'none' && <Button variant={outlook === 'sameWords' ? 'subtle' : 'default'} leftSection={<IconArrowBackUp size={16} />} loading={resend.isPending} onClick={askResend}>{t('messages.actions.resend')}</Button>}
        {message.direction === 'inbound' && message.from !== undefined && <ButtonLink to="/messages/conversations/" search={{ channel: message.channel, address: message.from }} leftSection={<IconMessageReply size={16} />}>{t('messages.actions.answer')}</ButtonLink>}
      </Group>
    </May>
  );
}

/** Before a copy, which will most likely be refused like the first one. */
function WriteAnew({ message: { channel, customerId, to } }: { readonly message: Message }) {
  const { t } = useTranslation();
  const whom = customerId === undefined ? { recipient: 'address' as const, ...(to !== undefined && { to }) } : { customerId };
  return (
    <>
      <Text size="sm" c="dimmed" w="100%">{t('messages.actions.textRefused')}</Text>
      <ButtonLink variant="default" to="/messages/new/" search={{ channel, ...whom }} leftSection={<IconPencil size={16} />}>{t('messages.actions.writeAnew')}</ButtonLink>
    </>
  );
}
