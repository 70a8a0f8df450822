import './theme/library.js';
import './theme/base.css';
import './theme/preferences.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { startTransition, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { SIGNED_OUT } from './api/client.js';
import { queryClient } from './api/query-client.js';
import { ConfirmProvider } from './confirm/confirm-provider.js';
import { embedding } from './embedding/embedding.js';
import { startLanguage } from './language/start-language.js';
import { laterPart, untilLoaded } from './layout/later-part.js';
import { shareChanges } from './live/share-changes.js';
import { noticesWanted } from './problems/notices-wanted.js';
import { router } from './router/router.js';
import { isDoorNeeded } from './router/shell-route.js';
import { tidyAddress } from './router/tidy-address.js';
import { turn } from './start/turn.js';
import { isInTheMiddle, sessionQuery } from './session/session.js';
import { styleNonce } from './theme/style-nonce.js';
import { cssVariables, theme } from './theme/theme.js';

/** Seven files, for what is told after somebody did something: loaded when somebody begins to, or is told something all the same. */
const Notices = laterPart(async () => {
  await noticesWanted;
  return (await import('./problems/notices.js')).Notices;
});

// A session that ended elsewhere, or the ERP's token running out: whoever asked next leads back to the door.
window.addEventListener(SIGNED_OUT, () => {
  // Nobody was known to be signed in: the router is on its way there. Also while the session itself is asked for: its answer alone leads nowhere.
  if (!queryClient.getQueryData(sessionQuery.queryKey) || isInTheMiddle()) return;
  queryClient.removeQueries({ queryKey: sessionQuery.queryKey });
  void router.invalidate();
});

shareChanges(queryClient);

/** When the page is there to its end, and with it the place to draw in. */
const pageRead = async (): Promise<void> => {
  if (document.readyState === 'loading') await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
};

/** Draws the app into the page, once it has its words. */
export async function draw(): Promise<void> {
  void queryClient.prefetchQuery(sessionQuery);
  await startLanguage(embedding.locale);
  await turn();
  // Where it leads is known before anything is drawn: what the router finds out afterwards it draws in one go (200 ms of a slow phone).
  tidyAddress();
  await Promise.all([router.load(), pageRead()]);
  await turn();
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no root');
  // Without this React tells the browser's console of a door as of a failure.
  const page = createRoot(root, { onCaughtError: (error) => isDoorNeeded(error) || console.error(error) });
  // As a transition, React draws in slices: a slow phone answers a touch in between.
  startTransition(() => page.render(<App />));
  // There is no focus to lose before there is one.
  document.addEventListener('focusin', () => void untilLoaded(() => import('./focus/keep-focus.js')).then(({ keepFocus }) => keepFocus(router)), { once: true });
}

const App = () => (
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={() => styleNonce} {...(embedding.theme && { forceColorScheme: embedding.theme })}>
      <QueryClientProvider client={queryClient}>
        <Suspense><Notices /></Suspense>
        <ConfirmProvider><RouterProvider router={router} /></ConfirmProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>
);
