import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconClockHour4, IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, newKey } from '../api/client.js';
import { ButtonLink } from '../navigation/links.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { fieldErrors } from '../problems/problem-sentence.js';
import type { Channel } from '../session/session.js';
import { useTimes } from '../times/use-times.js';
import type { Conversation } from './conversation-queries.js';

interface ReplyBoxProps {
  readonly channel: Channel;
  readonly address: string;
  readonly conversation: Conversation | undefined;
  /** What a mail in answer is headed until somebody heads it otherwise. */
  readonly answerSubject: string;
}

const MINUTE_MS = 60_000;

/** The time, once a minute: a countdown needs no more. */
function useMinutes(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS / 2);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Answers while it is allowed: WhatsApp takes free text for 24 hours after the last word of the other side. */
export function ReplyBox({ channel, address, conversation, answerSubject }: ReplyBoxProps) {
  const { t } = useTranslation();
  const times = useTimes();
  const now = useMinutes();
  const leftMs = conversation?.window ? new Date(conversation.window.closesAt).getTime() - now : undefined;
  if (channel === 'whatsapp' && leftMs !== undefined && leftMs <= 0) return <ClosedWindow address={address} customerId={conversation?.customerId} />;
  return (
    <Stack gap="xs" mt="md">
      {leftMs !== undefined && <Group gap={6} wrap="nowrap"><IconClockHour4 size={15} aria-hidden style={{ flexShrink: 0 }} /><Text size="sm" c="dimmed">{t('conversations.windowLeft', { left: times.duration(leftMs) })}</Text></Group>}
      <ReplyForm channel={channel} address={address} conversation={conversation} answerSubject={answerSubject} />
    </Stack>
  );
}

function ClosedWindow({ address, customerId }: { readonly address: string; readonly customerId: string | undefined }) {
  const { t } = useTranslation();
  return (
    <Alert mt="md" color="warn" title={t('conversations.windowClosed')}>
      {t('conversations.windowClosedText')}
      <Group mt="sm"><ButtonLink to="/messages/new/" search={{ channel: 'whatsapp', content: 'template', ...(customerId === undefined ? { to: address } : { customerId }) }} size="xs">{t('conversations.chooseTemplate')}</ButtonLink></Group>
    </Alert>
  );
}

function ReplyForm({ channel, address, conversation, answerSubject }: ReplyBoxProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [body, setBody] = useState('');
  const [typed, setSubject] = useState<string>();
  const subject = typed ?? answerSubject;
  const key = useRef(newKey());
  const send = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/v1/messages', {
        params: { header: { 'Idempotency-Key': key.current } },
        body: { channel, to: address, category: 'custom', body, ...(channel === 'email' && { subject }), ...(conversation?.customerId !== undefined && { customerId: conversation.customerId }) },
      })),
    onSuccess: async () => {
      key.current = newKey();
      setBody('');
      setSubject(undefined);
      await queries.invalidateQueries({ queryKey: ['messages'] });
      await queries.invalidateQueries({ queryKey: ['conversations'] });
    },
    onError: () => { key.current = newKey(); },
  });
  const complaints = fieldErrors(send.error);
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (body.trim() !== '') send.mutate(); }}>
      <Stack gap="xs">
        {send.error && <ProblemAlert error={send.error} />}
        {channel === 'email' && <TextInput aria-label={t('messages.compose.subject')} placeholder={t('messages.compose.subject')} required error={complaints['subject']} value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />}
        <Group align="flex-end" gap="xs" wrap="nowrap">
          <Textarea
            flex={1} autosize minRows={1} maxRows={6} aria-label={t('conversations.reply')} placeholder={t('conversations.reply')} error={complaints['body'] ?? complaints['to']} value={body} onChange={(event) => setBody(event.currentTarget.value)}
            onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit(); }}
          />
          <Button type="submit" loading={send.isPending} disabled={body.trim() === ''} leftSection={<IconSend size={16} />}>{t('words.actions.send')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
