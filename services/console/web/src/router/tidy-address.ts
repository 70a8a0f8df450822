import { router } from './router.js';

/**
 * Takes out of the address what no view knows (`embed=1`, a newsletter's marks). The router does so itself, but only once it
 * is drawn: views would have asked the server with all of it by then.
 */
export function tidyAddress(): void {
  const { pathname, publicHref } = router.latestLocation;
  const tidy = router.buildLocation({ to: pathname, search: true, params: true, hash: true, state: true, _includeValidateSearch: true });
  if (tidy.publicHref !== publicHref) router.history.replace(tidy.publicHref, tidy.state);
}
