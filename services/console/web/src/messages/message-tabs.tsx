import { Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

const targets = { all: '/messages/', conversations: '/messages/conversations/', customers: '/messages/customers/' } as const;
type Tab = keyof typeof targets;

/** The three ways to look at what was said: message by message, as conversations, by customer. */
export function MessageTabs({ active }: { readonly active: Tab }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Tabs value={active} onChange={(tab) => void navigate({ to: targets[(tab ?? 'all') as Tab] })} mb="md" activateTabWithKeyboard={false}>
      <Tabs.List aria-label={t('shell.views.messages')}>
        {(Object.keys(targets) as Tab[]).map((tab) => <Tabs.Tab key={tab} value={tab}>{t(`messages.tabs.${tab}`)}</Tabs.Tab>)}
      </Tabs.List>
    </Tabs>
  );
}
