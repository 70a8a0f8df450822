import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { Dialog } from '../../dialogs/dialog.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { fieldErrors } from '../../problems/problem-sentence.js';
import { peopleQuery, roles, type Invitation, type StaffUser } from './people-queries.js';

interface InvitePersonProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onInvitation: (invitation: Invitation) => void;
}

/** A name, an address, a role; the link is shown once and sent by whoever invites. */
export function InvitePerson({ isOpen, onClose, onInvitation }: InvitePersonProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useForm<{ name: string; email: string; role: StaffUser['role'] }>({ initialValues: { name: '', email: '', role: 'reception' } });
  const invite = useMutation({
    mutationFn: (body: { name: string; email: string; role: StaffUser['role'] }) => answer(api.POST('/api/v1/users', { body })),
    onSuccess: async (invitation) => {
      onInvitation(invitation);
      form.reset();
      onClose();
      await queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('settings.people.invite')}>
      <form onSubmit={form.onSubmit((values) => invite.mutate(values))}>
        <Stack>
          {invite.error && <ProblemAlert error={invite.error} />}
          <TextInput label={t('settings.people.name')} autoComplete="off" required data-autofocus {...form.getInputProps('name')} />
          <TextInput label={t('settings.people.email')} type="email" autoComplete="off" required {...form.getInputProps('email')} />
          <Radio.Group label={t('settings.people.role')} {...form.getInputProps('role')}>
            <Stack gap="xs" mt={6}>{roles.map((role) => <Radio key={role} value={role} label={t(`shell.roles.${role}`)} description={t(`settings.people.roles.${role}`)} />)}</Stack>
          </Radio.Group>
          <Group justify="flex-end"><Button type="submit" loading={invite.isPending}>{t('settings.people.makeLink')}</Button></Group>
        </Stack>
      </form>
    </Dialog>
  );
}
