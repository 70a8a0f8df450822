import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconKey, IconLanguage, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, answer } from '../api/client.js';
import { languages } from '../language/preferred-language.js';
import { chooseLanguage, currentLanguage } from '../language/start-language.js';
import { tellTabs } from '../live/share-changes.js';
import { letGo } from '../memory/held.js';
import { tellProblem } from '../problems/tell-problem.js';
import { useSession } from '../session/session.js';
import classes from './account-menu.module.css';

const languageNames = { en: 'English', es: 'Español' } as const;
const schemes = [['light', IconSun], ['dark', IconMoon], ['auto', IconDeviceDesktop]] as const;

/** The whole page is loaded anew: nothing of the session stays in memory. */
const signOut = (): Promise<void> => answer(api.POST('/api/v1/sign-out')).then(letGo).then(tellTabs).then(() => location.assign(new URL('sign-in', document.baseURI)), tellProblem);

interface AccountMenuListProps {
  readonly isOpen: boolean;
  readonly onChange: (isOpen: boolean) => void;
}

/** Language, appearance, password, and the way out. */
export function AccountMenuList({ isOpen, onChange }: AccountMenuListProps) {
  const { t } = useTranslation();
  const { kind } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  return (
    <Menu position="top-start" width={230} withinPortal opened={isOpen} onChange={onChange} returnFocus={false} withOverlay overlayProps={{ backgroundOpacity: 0 }}>
      <Menu.Target><span className={classes['anchor']} aria-hidden aria-label={t('shell.account')} /></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.language')}</Menu.Label>
        {languages.map((language) => (
          <Menu.Item key={language} leftSection={<IconLanguage size={16} />} onClick={() => void chooseLanguage(language)} aria-current={language === currentLanguage() || undefined} fw={language === currentLanguage() ? 650 : undefined} lang={language}>
            {languageNames[language]}
          </Menu.Item>
        ))}
        <Menu.Label>{t('shell.theme.label')}</Menu.Label>
        {schemes.map(([scheme, Icon]) => (
          <Menu.Item key={scheme} leftSection={<Icon size={16} />} onClick={() => setColorScheme(scheme)} aria-current={scheme === colorScheme || undefined} fw={scheme === colorScheme ? 650 : undefined}>
            {t(`shell.theme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {kind === 'staff' && <Menu.Item leftSection={<IconKey size={16} />} onClick={() => void navigate({ to: '/password/' })}>{t('signIn.setPassword.title')}</Menu.Item>}
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>{t('shell.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
