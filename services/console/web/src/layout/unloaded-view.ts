const UNLOADED = 'no network for the rest of the console';

/**
 * Vite tells when a part of the console does not come. Without a network the router would load the whole page anew
 * (for a part that a new release took away, that helps), and the browser would have nothing to show: so it is marked.
 */
window.addEventListener('vite:preloadError', (event) => {
  if (!navigator.onLine) event.payload.message = UNLOADED;
});

/** The view could not even be fetched; loading the page when the network is back brings it. */
export const isUnloaded = (error: unknown): boolean => error instanceof Error && error.message === UNLOADED;
