import type { Permission } from '../session/session.js';
import { concerns, isForOwner } from './problem-for.rules.js';

const who = (...permissions: Permission[]) => (permission: Permission): boolean => permissions.includes(permission);
const reception = who('messaging.view_message', 'messaging.send_message');
const manager = who('messaging.view_message', 'messaging.add_campaign');
const owner = who('messaging.view_message', 'messaging.add_campaign', 'messaging.manage_settings');

describe('whom a problem concerns', () => {
  it.each(['address_unreachable', 'hook_disabled', 'events_parked'] as const)('%s is nothing to the reception', (kind) => {
    expect([reception, manager, owner].map((may) => concerns(kind, may))).toEqual([false, true, true]);
  });

  it.each(['channel_broken', 'sending_held', 'hub_suspended', 'messages_unknown', 'campaign_paused'] as const)('%s is something to everybody', (kind) => {
    expect([reception, manager, owner].map((may) => concerns(kind, may))).toEqual([true, true, true]);
  });

  it('is the owner’s to mend where it stands in the settings', () => {
    expect([isForOwner('channel_broken', reception), isForOwner('address_unreachable', manager), isForOwner('channel_broken', owner), isForOwner('messages_unknown', reception)]).toEqual([true, true, false, false]);
  });
});
