import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.js';
import { automationsQuery } from '../../automations/automation-queries.js';
import { recall } from '../../memory/remembered.js';
import { sandboxChannels, useSession, type Session } from '../../session/session.js';
import { hiddenSteps } from '../../start/first-paths.js';

export const stepNames = ['shop', 'channel', 'customers', 'automation', 'message'] as const;
export type StepName = (typeof stepNames)[number];

/** Which of the first steps are done; looked up, never ticked off by hand. */
export const firstRunQuery = ({ hub, permissions }: Session) =>
  queryOptions({
    queryKey: ['dashboard', 'first-run', hub.name, hub.channels],
    queryFn: async ({ client }): Promise<Readonly<Record<StepName, boolean>>> => {
      const one = { params: { query: { limit: 1 } } };
      const mayAutomations = permissions.includes('messaging.view_automation');
      const [customers, messages, automations] = await Promise.all([
        answer(api.GET('/api/v1/customers', one)),
        answer(api.GET('/api/v1/messages', one)),
        mayAutomations ? client.fetchQuery(automationsQuery) : undefined,
      ]);
      return {
        shop: hub.name !== '',
        channel: Object.values(hub.channels).some(({ enabled, provider }) => enabled && provider !== 'sandbox'),
        customers: customers.items.length > 0,
        // The two that every shop begins with are switched on from the start.
        automation: (automations?.items ?? []).some(({ isActive, trigger }) => isActive && trigger !== 'booking_confirmed' && trigger !== 'booking_reminder'),
        message: messages.items.length > 0,
      };
    },
  });

/** Whether e-mail is on trial, and the person may try it. */
export const mayTry = (session: Session): boolean => sandboxChannels(session).includes('email') && session.permissions.includes('messaging.send_message') && session.permissions.includes('messaging.manage_settings');

/** Whether the dashboard has to know how far the first steps are. */
export const wantsFirstSteps = (session: Session): boolean => mayTry(session) || (session.permissions.includes('messaging.manage_settings') && recall(hiddenSteps) !== 'hidden');

/** How far the first steps are; not asked for where nothing of it is shown. */
export function useFirstSteps() {
  const session = useSession();
  return useQuery({ ...firstRunQuery(session), enabled: wantsFirstSteps(session) });
}
