import { Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { useIntention } from '../../api/intention.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { fieldErrors } from '../../problems/problem-sentence.js';
import { useSession } from '../../session/session.js';

/** One field, one button. */
export function FirstMessage({ onSent }: { readonly onSent: (id: string) => void }) {
  const { t } = useTranslation();
  const { user, hub } = useSession();
  const queries = useQueryClient();
  const [to, setTo] = useState(user.email ?? '');
  const intention = useIntention();
  const send = useMutation({
    mutationFn: () => {
      const body = { channel: 'email' as const, to, category: 'custom' as const, subject: t('firstMinute.subject'), body: t('firstMinute.body', { shop: hub.name || t('shell.product') }) };
      return answer(api.POST('/api/v1/messages', { params: { header: { 'Idempotency-Key': intention.keyFor(body) } }, body }));
    },
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
            <TextInput flex="1 1 16rem" maw={420} type="email" autoComplete="email" required error={fieldErrors(send.error)['to']} label={t('signIn.email')} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
            <Button type="submit" loading={send.isPending} leftSection={<IconSend size={17} />}>{t('firstMinute.button')}</Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
