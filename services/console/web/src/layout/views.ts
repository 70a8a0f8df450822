import { IconCalendarRepeat, IconHome, IconMessages, IconSend, IconSettings, IconTemplate } from '@tabler/icons-react';
import type { Permission } from '../session/session.js';

/** The six views, in the order of a day. */
export const views = [
  { name: 'dashboard', to: '/dashboard/', icon: IconHome, permission: 'messaging.view_message' },
  { name: 'messages', to: '/messages/', icon: IconMessages, permission: 'messaging.view_message' },
  { name: 'templates', to: '/templates/', icon: IconTemplate, permission: 'messaging.view_template' },
  { name: 'campaigns', to: '/campaigns/', icon: IconSend, permission: 'messaging.view_campaign' },
  { name: 'automations', to: '/automations/', icon: IconCalendarRepeat, permission: 'messaging.view_automation' },
  { name: 'settings', to: '/settings/', icon: IconSettings, permission: 'messaging.manage_settings' },
] as const satisfies readonly { name: string; to: string; icon: unknown; permission: Permission }[];
