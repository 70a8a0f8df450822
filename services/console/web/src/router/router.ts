import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { appUrl } from '../api/addresses.js';
import { queryClient } from '../api/query-client.js';
import { askDashboard } from '../dashboard/ask-dashboard.js';
import { periods } from '../start/first-paths.js';
import { doorRoute, passwordRoute, signInRoute } from './door-routes.js';
import { messageRoutes } from './message-routes.js';
import { planningRoutes } from './planning-routes.js';
import { rootRoute } from './root-route.js';
import { parts, present, text, type RawSearch } from './search.js';
import { settingsRoutes } from './settings-routes.js';
import { FailedPart, needs, shellRoute } from './shell-route.js';

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/dashboard/', replace: true, throw: true });
  },
});

const dashboardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/dashboard',
  beforeLoad: needs('messaging.view_message'),
  validateSearch: (search: RawSearch) => present({ days: periods.find((period) => period === search['days']), story: text(search['story']), details: parts(search['details']) }),
  loaderDeps: ({ search: { days } }) => ({ days }),
  loader: ({ context, deps: { days = 7 } }) => askDashboard(context.queries, days),
  component: lazyRouteComponent(() => import('../dashboard/dashboard-view.js'), 'DashboardView'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  doorRoute.addChildren([passwordRoute]),
  shellRoute.addChildren([homeRoute, dashboardRoute, ...messageRoutes, ...planningRoutes, ...settingsRoutes]),
]);

/** Every view and every state of it is an address. */
export const router = createRouter({
  routeTree,
  basepath: appUrl.pathname,
  context: { queries: queryClient },
  trailingSlash: 'always',
  // An address may carry what others put there (embed=1, a newsletter's marks): views see what they know.
  search: { strict: true },
  defaultErrorComponent: FailedPart,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultPendingMs: 300,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
