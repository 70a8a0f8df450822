import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { pagesShown, parts, present, text, type RawSearch } from './search.js';
import { needs, shellRoute } from './shell-route.js';

const settingsHomeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  beforeLoad: () => {
    redirect({ to: '/settings/$section/', params: { section: 'channels' }, replace: true, throw: true });
  },
});

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/$section',
  beforeLoad: needs('messaging.manage_settings'),
  validateSearch: (search: RawSearch) => present({ id: text(search['id']), file: text(search['file']), status: text(search['status']), details: parts(search['details']), pages: pagesShown(search['pages']) }),
  component: lazyRouteComponent(() => import('../settings/settings-view.js'), 'SettingsView'),
});

export const settingsRoutes = [settingsHomeRoute, settingsRoute] as const;
