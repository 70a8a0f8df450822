import { Button, Checkbox, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { useIntention } from '../../api/intention.js';
import { Dialog } from '../../dialogs/dialog.js';
import { useFocusGivenBack } from '../../dialogs/use-focus-given-back.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { fieldErrors } from '../../problems/problem-sentence.js';
import { hookEvents, hooksQuery, type Hook, type HookEvent, type NewHook } from './hooks-queries.js';

interface HookFormProps {
  /** Absent: a new one. */
  readonly hook?: Hook;
  readonly onClose: () => void;
  readonly onMade?: (made: NewHook) => void;
}

interface Draft {
  url: string;
  description: string;
  events: HookEvent[];
}

async function create({ description, ...draft }: Draft, key: string): Promise<NewHook> {
  const body = { ...draft, isActive: true, ...(description !== '' && { description }) };
  return answer(api.POST('/api/v1/hooks', { body, params: { header: { 'Idempotency-Key': key } } }));
}

const change = (id: string, { description, ...draft }: Draft): Promise<Hook> =>
  answer(api.PATCH('/api/v1/hooks/{id}', { params: { path: { id } }, body: { ...draft, description: description === '' ? null : description } }));

/** Where to call, and of what. */
export function HookForm({ hook, onClose, onMade }: HookFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  useFocusGivenBack();
  const form = useForm<Draft>({ initialValues: { url: hook?.url ?? '', description: hook?.description ?? '', events: [...(hook?.events ?? ['message.*' as const])] } });
  const intention = useIntention();
  const save = useMutation({
    mutationFn: async (draft: Draft) => (hook ? void (await change(hook.id, draft)) : onMade?.(await create(draft, intention.keyFor(draft)))),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries({ queryKey: hooksQuery.queryKey });
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const isForAll = form.values.events.includes('message.*');
  const isCovered = (event: HookEvent): boolean => isForAll && event.startsWith('message.') && event !== 'message.*' && event !== 'message.received';
  return (
    <Dialog opened onClose={onClose} size="lg" title={hook ? t('hooks.change') : t('hooks.make')}>
      <form onSubmit={form.onSubmit((draft) => save.mutate(draft))}>
        <Stack>
          {save.error && <ProblemAlert error={save.error} />}
          <TextInput label={t('hooks.url')} description={t('hooks.urlHint')} type="url" required data-autofocus {...form.getInputProps('url')} />
          <TextInput label={t('hooks.description')} {...form.getInputProps('description')} />
          <Checkbox.Group label={t('hooks.events')} value={form.values.events} error={form.values.events.length === 0 && t('hooks.needsEvent')} onChange={(chosen) => form.setFieldValue('events', hookEvents.filter((event) => chosen.includes(event)))}>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt="xs" mb={4}>{hookEvents.map((event) => <Checkbox key={event} value={event} disabled={isCovered(event)} label={t(`hooks.names.${event}`)} />)}</SimpleGrid>
          </Checkbox.Group>
          <Group justify="flex-end"><Button type="submit" loading={save.isPending} disabled={form.values.events.length === 0}>{t('words.actions.save')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  );
}
