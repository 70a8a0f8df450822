import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { channels, useSession } from '../../session/session.js';
import type { MailLook } from '../../router/search.js';
import { firstChannelOf, hasOwnWords, localesOf, spokenOf, type ChannelName, type TemplateDraft } from './template-draft.rules.js';

interface Looked {
  readonly language?: string;
  readonly as?: ChannelName;
  readonly customerId?: string | undefined;
  readonly advanced?: true | undefined;
}

/** What of a template is being looked at, as the address says it: a language, a channel of those it serves, and for whom. */
export function useTemplateView(draft: TemplateDraft) {
  const { hub } = useSession();
  const { templateId } = useParams({ strict: false });
  const { as: wanted, language, customerId, advanced, look: mail }: Looked & { readonly look?: MailLook } = useSearch({ strict: false });
  const seen = { ...(wanted && { as: wanted }), ...(language !== undefined && { language }), ...(customerId !== undefined && { customerId }), ...(advanced && { advanced }), ...(mail && { look: mail }) };
  const navigate = useNavigate();
  // Of the words as they were: it does not change while they are written.
  const [first] = useState(() => firstChannelOf(draft));
  const look = (change: Looked): void => {
    const inPlace = { replace: true, resetScroll: false } as const;
    void (templateId === undefined
      ? navigate({ to: '/templates/new/', search: (now) => ({ ...now, ...change }), ...inPlace })
      : navigate({ to: '/templates/$templateId/', params: { templateId }, search: { ...seen, ...change }, ...inPlace }));
  };
  const locales = localesOf(draft);
  const locale = locales.find((tag) => tag === language) ?? spokenOf(locales, hub.locale);
  const as: ChannelName = draft.channel === 'all' ? channels.find((channel) => channel === wanted) ?? first : draft.channel;
  const isOwn = draft.channel === 'all' && hasOwnWords(draft, { locale, channel: as });
  return { locale, as, customerId, isAdvanced: advanced === true, look, slot: { locale, ...(isOwn && { channel: as }) } };
}
