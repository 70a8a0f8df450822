import { useEffect } from 'react';

/** For a dialog that goes away altogether when it closes: what had the focus before has it again. */
export function useFocusGivenBack(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
}
