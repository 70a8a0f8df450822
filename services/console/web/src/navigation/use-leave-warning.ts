import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useUnsaved } from './unsaved.js';

/** Asks before what was written is left behind unsaved. */
export function useLeaveWarning(isUnsaved: boolean): void {
  const { t } = useTranslation();
  useUnsaved(isUnsaved);
  useBlocker({
    shouldBlockFn: ({ current, next }) => isUnsaved && current.pathname !== next.pathname && !window.confirm(t('templates.leave')),
    enableBeforeUnload: isUnsaved,
  });
}
