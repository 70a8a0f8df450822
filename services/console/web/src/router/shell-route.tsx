import { createRoute, redirect, type ErrorComponentProps } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { Problem } from '../api/problem.js';
import { isInFrame } from '../embedding/embedding.js';
import { speakAsIn } from '../language/start-language.js';
import { FailedPage, FailedView } from '../layout/failed-view.js';
import { Shell } from '../layout/shell.js';
import { SessionEnded, sessionQuery, type Permission } from '../session/session.js';
import { FrameDoor } from '../sign-in/frame-door.js';
import { rootRoute } from './root-route.js';

/** Inside the ERP's frame nobody types a password: the ERP opens the door, and we go on where we were asked to. */
class FrameDoorNeeded extends Error {}

/** No failure: somebody must be let in first. */
export const isDoorNeeded = (error: unknown): boolean => error instanceof FrameDoorNeeded || (isInFrame && error instanceof SessionEnded);

const doorOrFailure = (props: ErrorComponentProps) => (isDoorNeeded(props.error) ? <FrameDoor /> : <FailedPage {...props} />);

/** Where a view would be: the frame around it stays, with the way to everything else. A door takes the place of all of it. */
export function FailedPart(props: ErrorComponentProps) {
  if (isDoorNeeded(props.error)) throw props.error;
  return <FailedView {...props} />;
}

/** Everything that needs somebody signed in. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery);
    if (session) return speakAsIn(session.hub.country);
    if (isInFrame) throw new FrameDoorNeeded();
    redirect({ to: '/sign-in/', search: location.pathname.startsWith('/dashboard') ? {} : { next: location.href }, throw: true });
  },
  component: Shell,
  errorComponent: doorOrFailure,
});

/** For `beforeLoad` of a view: what the person may not see says so instead of failing request by request. */
export const needs =
  (permission: Permission) =>
  async ({ context }: { readonly context: { readonly queries: QueryClient } }): Promise<void> => {
    const session = await context.queries.ensureQueryData(sessionQuery);
    if (session && !session.permissions.includes(permission)) throw new Problem(403, 'AUTH.FORBIDDEN', permission);
  };
