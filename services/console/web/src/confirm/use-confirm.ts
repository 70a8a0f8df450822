import { createContext, useContext } from 'react';

/** One question before something that lasts. */
export interface Question {
  readonly title: string;
  readonly text: string;
  /** What the button says: the deed, not "OK". */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly isDangerous?: boolean;
  /** Must be typed first, for what cannot be undone. */
  readonly word?: string;
}

export const ConfirmContext = createContext<(question: Question) => void>(() => undefined);

/** Asks before the irreversible. */
export const useConfirm = (): ((question: Question) => void) => useContext(ConfirmContext);
