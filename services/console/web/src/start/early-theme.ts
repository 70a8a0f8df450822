import { embedding } from '../embedding/embedding.js';
import { recall } from '../memory/remembered.js';

/** Where the library notes the theme that somebody chose. */
const chosenTheme = 'mantine-color-scheme-value';

/** The theme asked for or chosen, before the library is there to say so: what is painted meanwhile has it too. */
export function wearTheme(): void {
  const theme = embedding.theme ?? recall(chosenTheme);
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['mantineColorScheme'] = theme;
}
