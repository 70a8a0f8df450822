import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { isProblem } from '../api/problem.js';
import { isInFrame } from '../embedding/embedding.js';
import { hasUnsaved } from '../navigation/unsaved.js';

export type Session = components['schemas']['Session'];
export type Permission = Session['permissions'][number];
export type Channel = 'whatsapp' | 'sms' | 'email';
export const channels: readonly Channel[] = ['whatsapp', 'sms', 'email'];

/** A hub without a name may be one whose settings are still on their way here: services that run apart tell each other late. */
const namelessAgainMs = 10_000;

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ client, queryKey }): Promise<Session | null> => {
    try {
      return await answer(api.GET('/api/v1/session'));
    } catch (error) {
      // Who is in the middle of something keeps it on the screen, and signs in beside it (layout/connection-notice.tsx).
      if (isProblem(error, 'SESSION.NONE') && !(client.getQueryData(queryKey) && isInTheMiddle())) return null;
      throw error;
    }
  },
  staleTime: 60_000,
  refetchInterval: ({ state }) => (state.data?.hub.name === '' ? namelessAgainMs : false),
});

/** Whether the sign-in must not take the place of what somebody is writing; in the ERP's frame the ERP opens the door by itself. */
export const isInTheMiddle = (): boolean => hasUnsaved() && !isInFrame;

/** A view was drawn once more after its session had ended. */
export class SessionEnded extends Error {}

/** The session, inside views that only a signed-in person reaches. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new SessionEnded('a view without a session');
  return data;
}

/** Whether the person may do something. What they may not is hidden, and the API refuses it besides. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}

/** The channels that carry nothing yet: nothing leaves by them. */
export const sandboxChannels = ({ hub }: Session): readonly Channel[] =>
  channels.filter((channel) => {
    const state = hub.channels[channel];
    return state?.enabled === true && state.provider === 'sandbox';
  });
