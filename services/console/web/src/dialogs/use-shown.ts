import { useEffect, useState } from 'react';

/** For a dialog that is loaded when it is wanted: open only once it is there, for only then it notes what had the focus, to give it back. */
export function useShown(isOpen: boolean): boolean {
  const [isShown, setShown] = useState(false);
  useEffect(() => setShown(isOpen), [isOpen]);
  return isShown;
}
