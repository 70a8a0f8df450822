import { appUrl } from '../api/addresses.js';
import { entryOf } from './entry.rules.js';

/** The platform serves a newer console than the one that runs here, which lacks a part: said on `window`. */
export const NEW_RELEASE = 'messaging:new-release';

/** Whether the server answers, and with another release's page than this one. */
export async function isReleasedAnew(): Promise<boolean> {
  const running = entryOf(document.documentElement.outerHTML);
  try {
    const answer = await fetch(appUrl, { cache: 'no-store', credentials: 'same-origin' });
    const served = answer.ok ? entryOf(await answer.text()) : undefined;
    return served !== undefined && running !== undefined && served !== running;
  } catch {
    return false; // nobody answers: then it is the network
  }
}
