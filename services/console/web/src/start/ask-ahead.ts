import { appUrl } from '../api/addresses.js';
import { recall } from '../memory/remembered.js';
import { askEarly } from './early-answers.js';
import { dashboardPath, firstStepsPaths, hiddenSteps, periodOf, SESSION_PATH } from './first-paths.js';

/** Whether this browser holds a session, as the server wrote it into the page: the cookie is not for scripts. */
const isSignedIn = document.querySelector('meta[name="signed-in"]') !== null;

/** Asks for what the dashboard begins with: a phone has its answers before it has the app that draws them. */
export function askAhead(): void {
  if (!isSignedIn) return;
  askEarly(SESSION_PATH);
  if (location.pathname !== `${appUrl.pathname}dashboard/`) return;
  askEarly(dashboardPath(periodOf(new URLSearchParams(location.search).get('days'))));
  if (recall(hiddenSteps) !== 'hidden') for (const path of firstStepsPaths) askEarly(path);
}
