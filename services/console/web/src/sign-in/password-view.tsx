import { Alert, Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../api/client.js';
import { fieldErrors, problemSentence } from '../problems/problem-sentence.js';
import { tellDone } from '../problems/tell-problem.js';
import { isNameless } from '../session/person-name.js';
import { sessionQuery, useSession } from '../session/session.js';
import { PasswordField } from '../states/password-field.js';
import { SignInFrame } from './sign-in-frame.js';

const charactersMin = 10;

interface Values {
  readonly name: string;
  readonly username: string;
  readonly password: string;
  readonly current: string;
}

/** Choosing a name and a password, at the first visit or later. */
export function PasswordView() {
  const { t } = useTranslation();
  const { user, needsPassword } = useSession();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const leave = () => void navigate({ to: '/dashboard/' });
  const form = useForm<Values>({
    initialValues: { name: isNameless(user) ? '' : user.name, username: user.email ?? '', password: '', current: '' },
    validate: { password: (value) => (value.length < charactersMin ? t('signIn.setPassword.tooShort') : null) },
  });
  const save = useMutation({
    mutationFn: ({ name, username, password, current }: Values) =>
      answer(api.POST('/api/v1/session/password', { body: { username, password, ...(name === '' ? {} : { name }), ...(needsPassword ? {} : { current }) } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      tellDone(t('signIn.setPassword.changed'));
      leave();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  return (
    <SignInFrame title={t('signIn.setPassword.title')} lead={t('signIn.setPassword.text')}>
      <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Stack>
          {save.error && <Alert color="bad" role="alert">{problemSentence(t, save.error)}</Alert>}
          <TextInput label={t('signIn.setPassword.name')} autoComplete="name" required size="md" {...form.getInputProps('name')} />
          <TextInput label={t('signIn.email')} type="email" autoComplete="username" required size="md" {...form.getInputProps('username')} />
          {!needsPassword && <PasswordField label={t('signIn.setPassword.current')} autoComplete="current-password" required size="md" {...form.getInputProps('current')} />}
          <PasswordField label={t('signIn.setPassword.password')} {...(form.errors['password'] === undefined && { description: t('signIn.setPassword.passwordHint') })} autoComplete="new-password" required size="md" {...form.getInputProps('password')} />
          <Group justify="space-between" mt="xs">
            <Button variant="subtle" color="gray" size="md" ml="calc(var(--button-padding-x) * -1)" onClick={leave}>{t('signIn.setPassword.later')}</Button>
            <Button type="submit" size="md" loading={save.isPending}>{t('signIn.setPassword.button')}</Button>
          </Group>
        </Stack>
      </form>
    </SignInFrame>
  );
}
