import { permissions, type Permission, type StaffRole } from '@messaging/contracts';

/** What answers the phone needs: to see everything that was said, and to answer. */
const reception: readonly Permission[] = ['messaging.view_message', 'messaging.send_message', 'messaging.view_template', 'messaging.view_campaign', 'messaging.view_automation'];

/** Roles are sets of the thirteen permissions; accounts, keys and people stay with owners. */
const byRole: Readonly<Record<StaffRole, readonly Permission[]>> = {
  owner: permissions,
  manager: permissions.filter((permission) => permission !== 'messaging.manage_settings'),
  reception,
};

export const permissionsOf = (role: StaffRole): readonly Permission[] => byRole[role];
