import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useShown } from '../dialogs/use-shown.js';
import { useSession } from '../session/session.js';
import { Mark } from './mark.js';
import { Navigation } from './navigation.js';

/** The navigation of phones. */
export function NavigationDrawer({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const isShown = useShown(isOpen);
  const { t } = useTranslation();
  const { hub } = useSession();
  return (
    <Drawer opened={isShown} onClose={onClose} size={280} hiddenFrom="sm" title={<Mark name={hub.name} />} closeButtonProps={{ 'aria-label': t('words.actions.close') }} padding="md">
      <Navigation isInDrawer />
    </Drawer>
  );
}
