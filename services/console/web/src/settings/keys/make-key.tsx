import { Button, Checkbox, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { useIntention } from '../../api/intention.js';
import type { components } from '../../api/schema.js';
import { Dialog } from '../../dialogs/dialog.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { fieldErrors } from '../../problems/problem-sentence.js';
import { useSession } from '../../session/session.js';
import { keysQuery, shortOf } from './keys-queries.js';

interface MakeKeyProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onMade: (key: components['schemas']['NewApiKey']) => void;
}

/** A key may do what whoever makes it may do, and usually less. */
export function MakeKey({ isOpen, onClose, onMade }: MakeKeyProps) {
  const { t } = useTranslation();
  const { permissions } = useSession();
  const queries = useQueryClient();
  const form = useForm<{ name: string; permissions: string[] }>({ initialValues: { name: '', permissions: ['messaging.send_message', 'messaging.view_message'] } });
  const intention = useIntention();
  const make = useMutation({
    mutationFn: (chosen: { name: string; permissions: string[] }) => {
      const body = { name: chosen.name, permissions: permissions.filter((known) => chosen.permissions.includes(known)) };
      return answer(api.POST('/api/v1/settings/api-keys', { body, params: { header: { 'Idempotency-Key': intention.keyFor(body) } } }));
    },
    onSuccess: async (key) => {
      intention.begin();
      onMade(key);
      form.reset();
      onClose();
      await queries.invalidateQueries({ queryKey: keysQuery.queryKey });
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <Dialog opened={isOpen} onClose={onClose} size="lg" title={t('settings.keys.make')}>
      <form onSubmit={form.onSubmit((values) => make.mutate(values))}>
        <Stack>
          {make.error && <ProblemAlert error={make.error} />}
          <TextInput label={t('settings.keys.name')} placeholder={t('settings.keys.nameHint')} required data-autofocus {...form.getInputProps('name')} />
          <Checkbox.Group label={t('settings.keys.may')} {...form.getInputProps('permissions')}>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt="xs">{permissions.map((permission) => <Checkbox key={permission} value={permission} label={t(`permissions.${shortOf(permission)}`)} />)}</SimpleGrid>
          </Checkbox.Group>
          <Group justify="flex-end"><Button type="submit" loading={make.isPending} disabled={form.values.permissions.length === 0}>{t('settings.keys.make')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  );
}
