import { embedding } from './embedding/embedding.js';
import { loaders, preferredLanguage } from './language/preferred-language.js';
import { askAhead } from './start/ask-ahead.js';
import { turn } from './start/turn.js';

/**
 * React first, then what is drawn with it: each is run in a turn of its own, and a touch is answered in between. Not
 * awaited by the module itself: the app imports what stands beside it here, and each would wait for the other.
 */
async function start(): Promise<void> {
  await import('./start/react.js');
  await turn();
  const { draw } = await import('./app.js');
  await turn();
  await draw();
}

// Small and first: the answers and the words are on their way while the app is.
askAhead();
void loaders[preferredLanguage(embedding.locale)]();
void start();
