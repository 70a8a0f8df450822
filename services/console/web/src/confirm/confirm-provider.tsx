import { Suspense, useState, type ReactNode } from 'react';
import { laterPart } from '../layout/later-part.js';
import { ConfirmContext, type Question } from './use-confirm.js';

const ConfirmDialog = laterPart(async () => (await import('./confirm-dialog.js')).ConfirmDialog);

/** Holds the one dialog of `useConfirm`; it is loaded with the first question. */
export function ConfirmProvider({ children }: { readonly children: ReactNode }) {
  const [question, setQuestion] = useState<Question>();
  const [isOpen, setOpen] = useState(false);
  const ask = (next: Question): void => {
    setQuestion(next);
    setOpen(true);
  };
  return (
    <ConfirmContext value={ask}>
      {children}
      {question && <Suspense><ConfirmDialog question={question} isOpen={isOpen} onClose={() => setOpen(false)} /></Suspense>}
    </ConfirmContext>
  );
}
