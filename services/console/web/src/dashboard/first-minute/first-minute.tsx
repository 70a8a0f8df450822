import { Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, newKey } from '../../api/client.js';
import { messageQuery } from '../../messages/message-queries.js';
import { MessageTimeline } from '../../messages/message-timeline.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { sandboxChannels, useMay, useSession } from '../../session/session.js';
import { StatusBadge } from '../../states/status-badge.js';
import { firstRunQuery } from '../first-run/first-run-queries.js';

/** While the e-mail channel is on trial and nothing was sent: one field, one button, and a first message whose story fills in. */
export function FirstMinute() {
  const session = useSession();
  const may = useMay();
  const isOnTrial = sandboxChannels(session).includes('email') && may('messaging.send_message') && may('messaging.manage_settings');
  const { data } = useQuery({ ...firstRunQuery(session), enabled: isOnTrial });
  const [messageId, setMessageId] = useState<string>();
  if (!isOnTrial || (!messageId && data?.message !== false)) return null;
  return messageId === undefined ? <FirstMessage onSent={setMessageId} /> : <FirstStory id={messageId} />;
}

function FirstMessage({ onSent }: { readonly onSent: (id: string) => void }) {
  const { t } = useTranslation();
  const { user, hub } = useSession();
  const queries = useQueryClient();
  const [to, setTo] = useState(user.email ?? '');
  const send = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/v1/messages', {
        params: { header: { 'Idempotency-Key': newKey() } },
        body: { channel: 'email', to, category: 'custom', subject: t('firstMinute.subject'), body: t('firstMinute.body', { shop: hub.name || t('shell.product') }) },
      })),
    onSuccess: async ({ id }) => {
      onSent(id);
      await queries.invalidateQueries({ queryKey: ['messages'] });
    },
  });
  return (
    <Card component="section" aria-label={t('firstMinute.title')}>
      <form onSubmit={(event) => { event.preventDefault(); send.mutate(); }}>
        <Stack>
          <div><Title order={2} size="h3">{t('firstMinute.title')}</Title><Text c="dimmed">{t('firstMinute.text')}</Text></div>
          {send.error && <ProblemAlert error={send.error} />}
          <Group align="flex-end">
            <TextInput flex="1 1 16rem" maw={420} type="email" required label={t('signIn.email')} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
            <Button type="submit" loading={send.isPending} leftSection={<IconSend size={17} />}>{t('firstMinute.button')}</Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}

const FOLLOW_MS = 1000;
const over = ['delivered', 'read', 'failed', 'skipped', 'cancelled'];

function FirstStory({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data } = useQuery({
    ...messageQuery(id),
    refetchInterval: ({ state }) => {
      if (state.data && over.includes(state.data.status)) return false;
      void queries.invalidateQueries({ queryKey: ['messages', 'timeline', id] });
      return FOLLOW_MS;
    },
  });
  return (
    <Card component="section" aria-label={t('firstMinute.storyTitle')}>
      <Group justify="space-between" mb="md"><Title order={2} size="h3">{t('firstMinute.storyTitle')}</Title>{data && <StatusBadge status={data.status} />}</Group>
      <div aria-live="polite"><MessageTimeline id={id} /></div>
      <Text size="sm" c="dimmed" mt="md">{t('firstMinute.after')}</Text>
    </Card>
  );
}
