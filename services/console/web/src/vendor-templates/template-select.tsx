import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, type Channel } from '../session/session.js';
import { templateChoicesQuery, type Template } from '../templates/template-queries.js';
import { StandingNote } from './standing-note.js';
import { reachesAnybody, sendableFirst, standingOf, type Standing } from './standing.rules.js';
import { vendorTemplatesQuery } from './vendor-templates-query.js';

/** Those that can be used on the channel. */
export function useTemplateChoices(channel: Channel): readonly Template[] {
  const { data } = useQuery(templateChoicesQuery());
  return (data ?? []).filter((template) => template.isActive && (template.channel === channel || template.channel === 'all'));
}

/** How each stands at Meta; undefined where Meta has no say: on other channels, and on trial. */
export function useStandings(channel: Channel): ReadonlyMap<string, Standing> | undefined {
  const { hub } = useSession();
  const isMetas = channel === 'whatsapp' && (hub.channels.whatsapp?.provider ?? 'sandbox') !== 'sandbox';
  const choices = useTemplateChoices(channel);
  const { data: atMeta } = useQuery({ ...vendorTemplatesQuery, enabled: isMetas });
  return isMetas ? new Map(choices.map((template) => [template.id, standingOf(template, atMeta?.items ?? [])])) : undefined;
}

interface TemplateSelectProps {
  readonly channel: Channel;
  readonly value: string | undefined;
  readonly onChange: (templateId: string | undefined) => void;
  /** What Meta has not approved cannot be chosen: nobody would get it. */
  readonly onlyApproved?: boolean;
  readonly isFixed?: boolean;
  readonly error?: ReactNode;
}

/** A template that the channel can carry; of WhatsApp with how it stands at Meta, for who has not written for a day is reached only by one that Meta approved. */
export function TemplateSelect({ channel, value, onChange, onlyApproved = false, isFixed = false, error }: TemplateSelectProps) {
  const { t } = useTranslation();
  const choices = useTemplateChoices(channel);
  const standings = useStandings(channel);
  const common = { label: t('messages.compose.template'), searchable: true, required: !isFixed, allowDeselect: !isFixed, value: value ?? null, error, onChange: (id: string | null) => onChange(id ?? undefined) };
  if (!standings) return <Select {...common} data={choices.map(({ id, name }) => ({ value: id, label: name }))} />;
  const isUnsendable = (id: string): boolean => !reachesAnybody(standings.get(id) ?? { kind: 'none' });
  return (
    <Select
      {...common} error={error ?? (onlyApproved && choices.some(({ id }) => id === value && isUnsendable(id)) && t('vendorTemplates.cannotNow'))}
      data={sendableFirst(choices.map(({ id, name }) => ({ value: id, label: name, disabled: onlyApproved && isUnsendable(id) })))}
      renderOption={({ option }) => <StandingNote name={option.label} standing={standings.get(option.value) ?? { kind: 'none' }} isUnsendable={isUnsendable(option.value)} />}
    />
  );
}
