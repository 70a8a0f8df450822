import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.js';
import { timesIn, type Times } from './times.rules.js';

/** Times as this person reads them in this shop. */
export function useTimes(): Times {
  const { i18n } = useTranslation();
  const { hub } = useSession();
  return useMemo(() => timesIn(i18n.language, hub.timeZone), [i18n.language, hub.timeZone]);
}
