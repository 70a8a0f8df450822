import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { FailedPage } from '../layout/failed-view.js';
import { MissingPage } from '../layout/missing-page.js';

export const rootRoute = createRootRouteWithContext<{ readonly queries: QueryClient }>()({ errorComponent: FailedPage, notFoundComponent: MissingPage });
