import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { sandboxChannels, useMay, useSession } from '../../session/session.js';
import { firstRunQuery } from '../first-run/first-run-queries.js';

const FirstMessage = lazy(async () => ({ default: (await import('./first-message.js')).FirstMessage }));
const FirstStory = lazy(async () => ({ default: (await import('./first-story.js')).FirstStory }));

/** While the e-mail channel is on trial and nothing was sent: one field, one button, and a first message whose story fills in. */
export function FirstMinute() {
  const session = useSession();
  const may = useMay();
  const isOnTrial = sandboxChannels(session).includes('email') && may('messaging.send_message') && may('messaging.manage_settings');
  const { data } = useQuery({ ...firstRunQuery(session), enabled: isOnTrial });
  const [messageId, setMessageId] = useState<string>();
  if (!isOnTrial || (!messageId && data?.message !== false)) return null;
  return <Suspense fallback={<Skeleton height={150} radius="lg" />}>{messageId === undefined ? <FirstMessage onSent={setMessageId} /> : <FirstStory id={messageId} />}</Suspense>;
}
