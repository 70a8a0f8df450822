import { Group, Text, UnstyledButton } from '@mantine/core';
import { IconChevronUp } from '@tabler/icons-react';
import { Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isNameless } from '../session/person-name.js';
import { useSession } from '../session/session.js';
import classes from './account-menu.module.css';
import { laterPart } from './later-part.js';
import { PersonMark } from '../states/person-mark.js';

const AccountMenuList = laterPart(async () => (await import('./account-menu-list.js')).AccountMenuList);

/**
 * Who is signed in; the menu is loaded when somebody reaches for it, and stands beside the button: a button that is
 * replaced under a press or a focus loses both.
 */
export function AccountMenu() {
  const { t } = useTranslation();
  const { user } = useSession();
  const role = t(`shell.roles.${user.role ?? 'handedOver'}`);
  const name = isNameless(user) ? t('shell.account') : user.name;
  const button = useRef<HTMLButtonElement>(null);
  const [isWanted, setWanted] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const reach = (): void => setWanted(true);
  const change = (next: boolean): void => {
    setOpen(next);
    if (!next) button.current?.focus();
  };
  return (
    <div className={classes['place']}>
      <UnstyledButton ref={button} className={classes['button']} aria-label={`${t('shell.account')}: ${isNameless(user) ? '' : `${name}, `}${role}`} aria-haspopup="menu" aria-expanded={isOpen} onPointerEnter={reach} onFocus={reach} onClick={() => { reach(); setOpen(!isOpen); }}>
        <Group gap="sm" wrap="nowrap">
          <PersonMark name={isNameless(user) ? undefined : name} size={34} />
          <div className={classes['who']}>
            <Text size="sm" fw={600} truncate>{name}</Text>
            <Text size="xs" c="dimmed" truncate>{role}</Text>
          </div>
          <IconChevronUp size={16} aria-hidden />
        </Group>
      </UnstyledButton>
      {isWanted && <Suspense><AccountMenuList isOpen={isOpen} onChange={change} /></Suspense>}
    </div>
  );
}
