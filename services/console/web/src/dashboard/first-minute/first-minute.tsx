import { Skeleton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useSession } from '../../session/session.js';
import { mayTry, useFirstSteps } from '../first-run/first-run-queries.js';

const FirstMessage = lazy(async () => ({ default: (await import('./first-message.js')).FirstMessage }));
const FirstStory = lazy(async () => ({ default: (await import('./first-story.js')).FirstStory }));

/** While the e-mail channel is on trial and nothing was sent: one field, one button, and a first message whose story fills in. */
export function FirstMinute() {
  const { data } = useFirstSteps();
  const isOnTrial = mayTry(useSession());
  const [messageId, setMessageId] = useState<string>();
  if (!isOnTrial || (!messageId && data?.message !== false)) return null;
  return <Suspense fallback={<Skeleton height={150} radius="lg" />}>{messageId === undefined ? <FirstMessage onSent={setMessageId} /> : <FirstStory id={messageId} />}</Suspense>;
}
