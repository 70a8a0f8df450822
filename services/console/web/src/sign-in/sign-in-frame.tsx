import { Text, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../layout/mark.js';
import classes from './sign-in-frame.module.css';

interface SignInFrameProps {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}

/** One card in the middle: all that is here is the door. */
export function SignInFrame({ title, lead, children }: SignInFrameProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} · ${t('shell.product')}`;
  }, [title, t]);
  return (
    <main className={classes['ground']}>
      <div className={classes['card']}>
        <Mark name={t('shell.product')} />
        <Title order={1} mt="xl">{title}</Title>
        {lead && <Text c="dimmed" mt={4}>{lead}</Text>}
        <div className={classes['body']}>{children}</div>
      </div>
    </main>
  );
}
