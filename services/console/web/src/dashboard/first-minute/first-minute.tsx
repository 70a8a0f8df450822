import { Skeleton } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { laterPart } from '../../layout/later-part.js';
import { useSession } from '../../session/session.js';
import { mayTry, useFirstSteps } from '../first-run/first-run-queries.js';

const FirstMessage = laterPart(async () => (await import('./first-message.js')).FirstMessage);
const FirstStory = laterPart(async () => (await import('./first-story.js')).FirstStory);

const route = getRouteApi('/shell/dashboard');

/** While the email channel is on trial and nothing was sent: one field, one button, and a first message whose story fills in. */
export function FirstMinute() {
  const { data } = useFirstSteps();
  const isOnTrial = mayTry(useSession());
  const { story } = route.useSearch();
  const navigate = route.useNavigate();
  const [told, setTold] = useState<string>();
  const tell = (id: string): void => {
    setTold(id);
    void navigate({ search: (now) => ({ ...now, story: id }), replace: true, resetScroll: false });
  };
  if (!isOnTrial || (story === undefined && data?.message !== false)) return null;
  return <Suspense fallback={<Skeleton height={150} radius="lg" />}>{story === undefined ? <FirstMessage onSent={tell} /> : <FirstStory id={story} isNew={story === told} />}</Suspense>;
}
