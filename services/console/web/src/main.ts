import { embedding } from './embedding/embedding.js';
import { loaders, preferredLanguage } from './language/preferred-language.js';
import { askAhead } from './start/ask-ahead.js';
import { wearTheme } from './start/early-theme.js';
import { turn } from './start/turn.js';

/** In a thread of its own, while everything else is on its way. */
const prepareFormats = (): void => new Worker(new URL('./start/prepare-formats.ts', import.meta.url), { type: 'module' }).postMessage(language);

/**
 * React, the libraries, the app, and then what is drawn: each is run in a turn of its own, and a touch is answered in
 * between. Not awaited by the module itself: the app imports what stands beside it here, and each would wait for the other.
 */
async function start(): Promise<void> {
  await import('./start/react.js');
  await turn();
  await import('./start/libraries.js');
  await turn();
  const { draw } = await import('./app.js');
  await turn();
  await draw();
}

// Small and first: the answers and the words are on their way while the app is.
const language = preferredLanguage(embedding.locale);
document.documentElement.lang = language;
wearTheme();
askAhead();
void loaders[language]();
prepareFormats();
void start();
