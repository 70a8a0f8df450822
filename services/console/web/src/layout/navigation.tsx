import { Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../session/session.js';
import { AccountMenu } from './account-menu.js';
import { Mark } from './mark.js';
import classes from './navigation.module.css';
import { UnreadCount } from './unread-count.js';
import { views } from './views.js';

/** The six views; those that the person may not see are not there. */
export function Navigation({ isInDrawer = false }: { readonly isInDrawer?: boolean }) {
  const { t } = useTranslation();
  const may = useMay();
  const { hub } = useSession();
  return (
    <Stack component="nav" aria-label={t('shell.menu')} h="100%" gap="lg">
      {!isInDrawer && <div className={classes['mark']}><Mark name={hub.name} /></div>}
      <div className={classes['links']}>
        {views.filter(({ permission }) => may(permission)).map(({ name, to, icon: Icon }) => (
          <Link key={name} to={to} className={classes['link']} activeProps={{ 'data-active': true, 'aria-current': 'page' }}>
            <Icon size={19} stroke={1.7} aria-hidden />
            <span className={classes['name']}>{t(`shell.views.${name}`)}</span>
            {name === 'messages' && <UnreadCount />}
          </Link>
        ))}
      </div>
      <div className={classes['account']}><AccountMenu /></div>
    </Stack>
  );
}
