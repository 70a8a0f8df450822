import { createContext, useContext } from 'react';

/** One question before something that lasts. */
export interface Question {
  readonly title: string;
  readonly text: string;
  /** What the button says: the deed, not "OK". */
  readonly action: string;
  /** What was chosen, where there is a choice. */
  readonly onConfirm: (choice: string) => void;
  /** Ways to do it; the first one is chosen until another is. */
  readonly choices?: readonly Choice[];
  readonly isDangerous?: boolean;
  /** Must be typed first, for what cannot be undone. */
  readonly word?: string;
}

/** One way to do what is asked about. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

export const ConfirmContext = createContext<(question: Question) => void>(() => undefined);

/** Asks before the irreversible. */
export const useConfirm = (): ((question: Question) => void) => useContext(ConfirmContext);
