import { Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './page-header.module.css';

interface PageHeaderProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** A way back, above the title. */
  readonly above?: ReactNode;
}

/** Top of every view: its one heading, which is the browser's title too. */
export function PageHeader({ title, lead, actions, above }: PageHeaderProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('shell.product')}`;
  }, [title, t]);
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
