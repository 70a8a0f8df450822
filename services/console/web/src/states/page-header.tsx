import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { unreadQuery } from '../conversations/conversation-queries.js';
import classes from './page-header.module.css';

interface PageHeaderProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** A way back, above the title. */
  readonly above?: ReactNode;
}

/** Top of every view: its one heading, which is the browser's title too, behind how many conversations wait for an answer. */
export function PageHeader({ title, lead, actions, above }: PageHeaderProps) {
  const { t } = useTranslation();
  // What the menu counts; nothing is asked for it here.
  const { data: unread } = useQuery({ ...unreadQuery, enabled: false });
  const waiting = unread && unread.count > 0 ? `(${unread.count}${unread.hasMore ? '+' : ''}) ` : '';
  useEffect(() => {
    document.title = `${waiting}${title} · ${t('shell.product')}`;
  }, [waiting, title, t]);
  return (
    <header className={classes['header']}>
      {above && <div className={classes['above']}>{above}</div>}
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} flex="1 1 18rem" miw={0}>
          <Title order={1} className="words">{title}</Title>
          {lead && <Text c="dimmed" component="div">{lead}</Text>}
        </Stack>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
    </header>
  );
}
