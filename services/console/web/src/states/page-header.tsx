import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePageTitle } from './use-page-title.js';
import classes from './page-header.module.css';

interface PageHeaderProps {
  readonly title: string;
  /** Of one of several pages below the same heading: which. */
  readonly part?: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** A way back, above the title. */
  readonly above?: ReactNode;
}

/** Top of every view: its one heading, which is the browser's title too. */
export function PageHeader({ title, part, lead, actions, above }: PageHeaderProps) {
  usePageTitle(part === undefined ? title : `${part} · ${title}`);
  return (
    <header className={classes['header']}>
      {above && <div className={classes['above']}>{above}</div>}
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} flex={{ base: '1 1 18rem', sm: '1 1 14rem' }} miw={0}>
          <Title order={1} className="words">{title}</Title>
          {lead && <Text c="dimmed" component="div">{lead}</Text>}
        </Stack>
        {actions && <Group gap="sm">{actions}</Group>}
      </Group>
    </header>
  );
}
