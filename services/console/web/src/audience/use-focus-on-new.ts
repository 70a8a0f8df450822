import { useCallback, useEffect, useRef, type RefObject } from 'react';

/** A condition or group that was just added is where somebody goes on: its first field has the focus. */
export function useFocusOnNew(): { readonly frame: RefObject<HTMLDivElement | null>; readonly heed: (part: object) => true } {
  const frame = useRef<HTMLDivElement>(null);
  const added = useRef<string>(undefined);
  useEffect(() => {
    if (added.current === undefined) return;
    const place = frame.current?.querySelector(`[data-rule-id="${added.current}"], [data-rule-group-id="${added.current}"]`);
    if (!place) return;
    added.current = undefined;
    place.querySelector('input')?.focus();
  });
  const heed = useCallback((part: object): true => {
    added.current = 'id' in part ? String(part.id) : undefined;
    return true;
  }, []);
  return { frame, heed };
}
