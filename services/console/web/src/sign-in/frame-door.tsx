import { Loader, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../api/client.js';
import { isProblem } from '../api/problem.js';
import { hearParent, tellParent } from '../embedding/embedding.js';
import { problemSentence } from '../problems/problem-sentence.js';
import { sessionQuery } from '../session/session.js';
import { SignInFrame } from './sign-in-frame.js';

const SECOND_MS = 1000;
const TURNS_MAX = 3;
/** One token at a time, whichever door hears it: the router may draw the door anew while it opens. */
const opening = ['open-frame-door'];

/**
 * Inside the ERP's frame the ERP opens the door: we say that we are ready, it posts its token, and we exchange that for a
 * cookie from in here, so that the cookie belongs to this pair of sites.
 */
export function FrameDoor() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const router = useRouter();
  const { mutate, error } = useMutation({
    mutationKey: opening,
    mutationFn: (token: string) => answer(api.POST('/api/v1/sign-in', { body: { token } })),
    // A whole office that begins its day behind one address waits its turn instead of being told so.
    retry: (count, error) => count < TURNS_MAX && isProblem(error) && error.status === 429,
    retryDelay: (_count, error) => (isProblem(error) ? (error.retryAfterS ?? 1) : 1) * SECOND_MS,
    onSuccess: async () => {
      await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
      await router.invalidate();
    },
  });
  useEffect(() => {
    const stop = hearParent((message) => {
      if (message['type'] === 'messaging:token' && typeof message['token'] === 'string' && queries.isMutating({ mutationKey: opening }) === 0) mutate(message['token']);
    });
    tellParent({ type: 'messaging:ready' });
    return stop;
  }, [mutate, queries]);
  return (
    <SignInFrame title={t('signIn.title')}>
      {error ? <Text role="alert">{t('signIn.frame.refused', { detail: problemSentence(t, error) })}</Text> : <><Loader size="sm" /><Text mt="sm" role="status">{t('signIn.frame.waiting')}</Text></>}
    </SignInFrame>
  );
}
