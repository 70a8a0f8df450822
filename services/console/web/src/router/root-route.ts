import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { FailedView } from '../layout/failed-view.js';
import { MissingView } from '../layout/missing-view.js';

export const rootRoute = createRootRouteWithContext<{ readonly queries: QueryClient }>()({ errorComponent: FailedView, notFoundComponent: MissingView });
