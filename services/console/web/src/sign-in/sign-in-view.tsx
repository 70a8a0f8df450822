import { Alert, Anchor, Button, Code, Collapse, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../api/client.js';
import { isProblem, type Problem } from '../api/problem.js';
import { problemSentence } from '../problems/problem-sentence.js';
import { PasswordField } from '../states/password-field.js';
import { SignInFrame } from './sign-in-frame.js';
import { useArrival } from './use-arrival.js';
import { useLinkSignIn } from './use-link-sign-in.js';

const sentences: Readonly<Record<string, (t: TFunction, error: Problem) => string>> = {
  'SIGN_IN.WRONG': (t) => t('signIn.wrong'),
  'SIGN_IN.TOKEN_USED': (t) => t('signIn.linkUsed'),
  'SIGN_IN.TOKEN_EXPIRED': (t) => t('signIn.linkExpired'),
  'SIGN_IN.TOKEN_UNKNOWN': (t) => t('signIn.linkUnknown'),
  'SIGN_IN.OFF': (t) => t('signIn.off'),
  'RATE.LIMITED': (t, { retryAfterS = 60 }) => t('signIn.limited', { count: Math.ceil(retryAfterS / 60) }),
};

const sentenceOf = (t: TFunction, error: unknown): string => (isProblem(error) && sentences[error.code]?.(t, error)) || problemSentence(t, error);

/** The door: a link opens it by itself, otherwise email and password do. */
export function SignInView() {
  const { t } = useTranslation();
  const { next } = useSearch({ from: '/sign-in' });
  const arrive = useArrival();
  const link = useLinkSignIn(arrive);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const form = useForm({ initialValues: { username: '', password: '' } });
  const signIn = useMutation({
    mutationFn: (body: { username: string; password: string }) => answer(api.POST('/api/v1/sign-in', { body })),
    onSuccess: () => arrive(),
  });
  if (link.isPending) return <SignInFrame title={t('signIn.title')}><Text role="status">{t('signIn.byLink')}</Text></SignInFrame>;
  const error: unknown = signIn.error ?? link.error;
  return (
    <SignInFrame title={t('signIn.title')} lead={t(next === undefined ? 'signIn.welcome' : 'signIn.goOn')}>
      <form onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
        <Stack>
          {error !== null && <Alert color="bad" role="alert">{sentenceOf(t, error)}</Alert>}
          <TextInput autoFocus label={t('signIn.email')} type="email" autoComplete="username" required size="md" {...form.getInputProps('username')} />
          <PasswordField label={t('signIn.password')} autoComplete="current-password" required size="md" {...form.getInputProps('password')} />
          <Button type="submit" size="md" loading={signIn.isPending}>{t('signIn.button')}</Button>
          <Anchor component="button" type="button" size="sm" onClick={() => setHelpOpen(!isHelpOpen)} aria-expanded={isHelpOpen}>{t('signIn.forgotten')}</Anchor>
          <Collapse expanded={isHelpOpen}>
            <Text size="sm" c="dimmed" mb="xs">{t('signIn.forgottenText')}</Text>
            <Code block>npm run sign-in-link</Code>
          </Collapse>
        </Stack>
      </form>
    </SignInFrame>
  );
}
