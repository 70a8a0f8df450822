import { embedding } from './embedding/embedding.js';
import { loaders, preferredLanguage } from './language/preferred-language.js';
import { askAhead } from './start/ask-ahead.js';
import { turn } from './start/turn.js';

/** The first number and the first date of a browser take a slow phone 50 and 20 ms, all others nothing: best while everything else is on its way. */
async function prepareFormats(): Promise<void> {
  await turn();
  new Intl.NumberFormat(language).format(0);
  await turn();
  new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format();
}

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
askAhead();
const language = preferredLanguage(embedding.locale);
void loaders[language]();
void prepareFormats();
void start();
