import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.js';
import { Mark } from './mark.js';
import { Navigation } from './navigation.js';

/** The navigation of phones. */
export function NavigationDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { hub } = useSession();
  return (
    <Drawer opened onClose={onClose} size={280} hiddenFrom="sm" title={<Mark name={hub.name} />} closeButtonProps={{ 'aria-label': t('words.actions.close') }} padding="md">
      <Navigation isInDrawer />
    </Drawer>
  );
}
