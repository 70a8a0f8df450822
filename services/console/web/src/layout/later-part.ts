import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { isReleasedAnew, NEW_RELEASE } from './new-release.js';

/** How long to wait before asking again, where the browser does not tell that the network is back: twice as long each time, up to a minute. */
const againMs = 5000;
const againMsMax = 60_000;

/**
 * A part of a page that is loaded when it is wanted, and asked for again until it comes. A failure to load it would take with it
 * the whole page that it belongs to, and what somebody has typed there.
 */
export const laterPart = <Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> => lazy(async () => ({ default: await untilLoaded(load) }));

/** Loads something, however often the network or the server fails meanwhile; that a new release has taken it away is said. */
export async function untilLoaded<Part>(load: () => Promise<Part>): Promise<Part> {
  for (let waitMs = againMs; ; waitMs = Math.min(2 * waitMs, againMsMax)) {
    try {
      return await load();
    } catch {
      if (await isReleasedAnew()) window.dispatchEvent(new Event(NEW_RELEASE));
      await networkBack(waitMs);
      askForStylesAgain();
    }
  }
}

function networkBack(waitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, waitMs);
    window.addEventListener('online', go);
  });
}

/** Vite asks for each stylesheet once, and does not wait for one that it has asked for before. */
function askForStylesAgain(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) if (!link.sheet) link.replaceWith(link.cloneNode());
}
