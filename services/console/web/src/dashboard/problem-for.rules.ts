import type { Permission } from '../session/session.js';
import type { DashboardProblem } from './dashboard-queries.js';

type Kind = DashboardProblem['kind'];

/** What shows nowhere at the counter: it changes nothing about a message that is being written. */
const behindTheScenes: readonly Kind[] = ['address_unreachable', 'hook_disabled', 'events_parked'];

/** What somebody has to mend in the settings, or to ask the operator for. */
const mendedInSettings: readonly Kind[] = ['channel_broken', 'sending_held', ...behindTheScenes];

/** Whether a problem is anything to this person: who answers the telephone hears of what stops messages, not of how the platform is set up. */
export const concerns = (kind: Kind, may: (permission: Permission) => boolean): boolean => !behindTheScenes.includes(kind) || may('messaging.manage_settings') || may('messaging.add_campaign');

/** Whether somebody else has to mend it, who should be told. */
export const isForOwner = (kind: Kind, may: (permission: Permission) => boolean): boolean => mendedInSettings.includes(kind) && !may('messaging.manage_settings');
