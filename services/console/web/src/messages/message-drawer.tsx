import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SidePanel } from '../dialogs/side-panel.js';
import { Loaded } from '../states/loaded.js';
import { messageQuery } from './message-queries.js';
import { MessageStory } from './message-story.js';

/** One message at the side of the list. */
export function MessageDrawer({ id, onClose }: { readonly id: string | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <SidePanel opened={id !== undefined} onClose={onClose} position="right" size="lg" title={t('messages.story.title')}>
      {id !== undefined && <OpenMessage id={id} />}
    </SidePanel>
  );
}

function OpenMessage({ id }: { readonly id: string }) {
  const query = useQuery(messageQuery(id));
  return <Loaded query={query}>{(message) => <MessageStory message={message} />}</Loaded>;
}
