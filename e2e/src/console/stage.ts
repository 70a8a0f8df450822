import type { ConsoleView } from './browser.js';

/** What is shown of a shop in one state of it. */
export interface Stage {
  /** Brings the shop there, from the stage before. */
  readonly prepare?: () => Promise<void>;
  readonly views: readonly ConsoleView[];
  /** Changes the shop: shown in the last look alone, after everything else. */
  readonly last?: ConsoleView;
  /** Who looks: the owner, unless told otherwise. */
  readonly as?: 'reception' | 'nobody';
}
