import { queryOptions, useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.js';
import { automationsQuery } from '../../automations/automation-queries.js';
import { recall } from '../../memory/remembered.js';
import { channels, sandboxChannels, useSession, type Session } from '../../session/session.js';
import { isConnected } from '../../settings/channels/account-state.rules.js';
import { settingsQuery } from '../../settings/settings-queries.js';
import { hiddenSteps } from '../../start/first-paths.js';
import { shopStep } from './shop-step.rules.js';

export const stepNames = ['shop', 'channel', 'customers', 'automation', 'message'] as const;
export type StepName = (typeof stepNames)[number];

/** How far a new shop is; `isUntried`: an account was saved, and none was seen to work; `hasNoZone`: it has a name, and its times are in UTC. */
export type FirstSteps = Readonly<Record<StepName | 'isUntried' | 'hasNoZone', boolean>>;

/** Which of the first steps are done; looked up, never ticked off by hand. */
export const firstRunQuery = ({ hub, permissions }: Session) =>
  queryOptions({
    queryKey: ['dashboard', 'first-run', hub.name, hub.timeZone, hub.channels],
    queryFn: async ({ client }): Promise<FirstSteps> => {
      const one = { params: { query: { limit: 1 } } };
      const mayAutomations = permissions.includes('messaging.view_automation');
      const chosen = channels.filter((channel) => hub.channels[channel]?.enabled === true && hub.channels[channel].provider !== 'sandbox');
      const maySettings = permissions.includes('messaging.manage_settings');
      const [customers, messages, automations, loaded] = await Promise.all([
        answer(api.GET('/api/v1/customers', one)),
        answer(api.GET('/api/v1/messages', one)),
        mayAutomations ? client.fetchQuery(automationsQuery) : undefined,
        chosen.length > 0 && maySettings ? client.fetchQuery({ ...settingsQuery, staleTime: 0 }) : undefined,
      ]);
      const channel = loaded !== undefined && chosen.some((name) => isConnected(loaded.settings[name]));
      return {
        shop: shopStep(hub) === 'done',
        hasNoZone: shopStep(hub) === 'noZone',
        channel,
        isUntried: chosen.length > 0 && !channel,
        customers: customers.items.length > 0,
        // The two that every shop begins with are switched on from the start.
        automation: (automations?.items ?? []).some(({ isActive, isSystem, trigger }) => isActive && !(isSystem && (trigger === 'booking_confirmed' || trigger === 'booking_reminder'))),
        message: messages.items.length > 0,
      };
    },
  });

/** Whether email is on trial, and the person may try it. */
export const mayTry = (session: Session): boolean => sandboxChannels(session).includes('email') && session.permissions.includes('messaging.send_message') && session.permissions.includes('messaging.manage_settings');

/** Whether the dashboard has to know how far the first steps are. */
export const wantsFirstSteps = (session: Session): boolean => mayTry(session) || (session.permissions.includes('messaging.manage_settings') && recall(hiddenSteps) !== 'hidden');

/** How far the first steps are; not asked for where nothing of it is shown. */
export function useFirstSteps() {
  const session = useSession();
  return useQuery({ ...firstRunQuery(session), enabled: wantsFirstSteps(session) });
}
