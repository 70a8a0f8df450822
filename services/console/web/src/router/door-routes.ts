import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { sessionQuery } from '../session/session.js';
import { rootRoute } from './root-route.js';
import { flag, present, text, type RawSearch } from './search.js';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: RawSearch) => present({ next: text(search['next']) }),
  component: lazyRouteComponent(() => import('../sign-in/sign-in-view.js'), 'SignInView'),
});

/** Behind the door, without the shell around. */
export const doorRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'door',
  beforeLoad: async ({ context }) => {
    if (!(await context.queries.ensureQueryData(sessionQuery))) redirect({ to: '/sign-in/', throw: true });
  },
});

export const passwordRoute = createRoute({
  getParentRoute: () => doorRoute,
  path: '/password',
  validateSearch: (search: RawSearch) => present({ first: flag(search['first']) }),
  component: lazyRouteComponent(() => import('../sign-in/password-view.js'), 'PasswordView'),
});
