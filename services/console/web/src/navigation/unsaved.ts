import { useEffect } from 'react';

/** Forms on this page that hold something which is not saved. */
const forms = new Set<symbol>();

export const hasUnsaved = (): boolean => forms.size > 0;

/** Counts a form while it holds something unsaved. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const form = Symbol('form');
    forms.add(form);
    return () => void forms.delete(form);
  }, [isUnsaved]);
}
