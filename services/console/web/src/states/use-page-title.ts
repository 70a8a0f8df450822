import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { unreadQuery } from '../conversations/conversation-queries.js';

/** What the browser calls this page, behind how many conversations wait for an answer: told apart in its tabs, its history, and by who hears it before anything else. */
export function usePageTitle(title: string | undefined): void {
  const { t } = useTranslation();
  // What the menu counts; nothing is asked for it here.
  const { data: unread } = useQuery({ ...unreadQuery, enabled: false });
  const waiting = unread && unread.count > 0 ? `(${unread.count}${unread.hasMore ? '+' : ''}) ` : '';
  useEffect(() => {
    if (title !== undefined) document.title = `${waiting}${title} · ${t('shell.product')}`;
  }, [waiting, title, t]);
}
