import { SidePanel } from '../dialogs/side-panel.js';
import { useShown } from '../dialogs/use-shown.js';
import { useSession } from '../session/session.js';
import { Mark } from './mark.js';
import classes from './navigation-drawer.module.css';
import { Navigation } from './navigation.js';

/** The navigation of phones. */
export function NavigationDrawer({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const isShown = useShown(isOpen);
  const { hub } = useSession();
  return (
    <SidePanel opened={isShown} onClose={onClose} size={280} hiddenFrom="sm" classNames={{ content: classes['panel'] ?? '', body: classes['inside'] ?? '' }} title={<Mark name={hub.name} />} padding="md">
      <Navigation isInDrawer />
    </SidePanel>
  );
}
