import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

/** How long to wait before asking again, where the browser does not tell that the network is back. */
const againMs = 5000;

/**
 * A part of a page that is loaded when it is wanted, and asked for again until it comes. A failure to load it would take with it
 * the whole page that it belongs to, and what somebody has typed there.
 */
export const laterPart = <Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> => lazy(async () => ({ default: await untilLoaded(load) }));

/** Loads something, however often the network or the server fails meanwhile. */
export async function untilLoaded<Part>(load: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await load();
    } catch {
      await networkBack();
      askForStylesAgain();
    }
  }
}

function networkBack(): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, againMs);
    window.addEventListener('online', go);
  });
}

/** Vite asks for each stylesheet once, and does not wait for one that it has asked for before. */
function askForStylesAgain(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) if (!link.sheet) link.replaceWith(link.cloneNode());
}
