import { Alert, Badge, Button, Card, Group, Menu, Select, Stack, Text } from '@mantine/core';
import { IconDots, IconLink, IconMail, IconTrash, IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { atOnce } from '../../api/at-once.js';
import { answer, api } from '../../api/client.js';
import { useConfirm } from '../../confirm/use-confirm.js';
import { useOpenParts } from '../../navigation/use-open-parts.js';
import { tellDone, tellProblem } from '../../problems/tell-problem.js';
import { isNameless, personName } from '../../session/person-name.js';
import { useSession } from '../../session/session.js';
import { CopyField } from '../../states/copy-field.js';
import { Loaded } from '../../states/loaded.js';
import { useTimes } from '../../times/use-times.js';
import { InvitePerson } from './invite-person.js';
import { peopleQuery, roles, type Invitation, type StaffUser } from './people-queries.js';
import { PersonMark } from '../../states/person-mark.js';

/** Who may come in, and what they may do. */
export function PeopleSection() {
  const { t } = useTranslation();
  const query = useQuery(peopleQuery);
  const parts = useOpenParts();
  const [invitation, setInvitation] = useState<Invitation>();
  return (
    <Stack>
      {invitation && <InvitationLink invitation={invitation} />}
      <Group justify="flex-end"><Button leftSection={<IconUserPlus size={17} />} onClick={() => parts.setOpen('new', true)}>{t('settings.people.invite')}</Button></Group>
      <Loaded query={query}>
        {({ items }) => <Card padding={0} className="rows">{items.map((person) => <PersonRow key={person.id} person={person} onInvitation={setInvitation} />)}</Card>}
      </Loaded>
      <InvitePerson isOpen={parts.isOpen('new')} onClose={() => parts.setOpen('new', false)} onInvitation={setInvitation} />
    </Stack>
  );
}

/** A mail in the inviter's own program. Not sent from here: every message is kept, and whoever reads messages would find the way in. */
const mailOf = (t: TFunction, { user, link }: Invitation): string =>
  `mailto:${encodeURIComponent(user.email ?? '')}?subject=${encodeURIComponent(t('settings.people.mailSubject'))}&body=${encodeURIComponent(t('settings.people.mailBody', { name: user.name, link }))}`;

function InvitationLink({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <Alert color="good" title={t('settings.people.linkTitle', { name: invitation.user.name })} role="status">
      <Text size="sm" mb="sm">{t('settings.people.linkText', { until: times.full(invitation.expiresAt) })}</Text>
      <CopyField label={t('settings.people.link')} value={invitation.link} />
      {invitation.user.email && <Button component="a" mt="sm" size="xs" variant="default" leftSection={<IconMail size={15} />} href={mailOf(t, invitation)}>{t('settings.people.mailIt')}</Button>}
    </Alert>
  );
}

interface PersonRowProps {
  readonly person: StaffUser;
  readonly onInvitation: (invitation: Invitation) => void;
}

function PersonRow({ person, onInvitation }: PersonRowProps) {
  const { t } = useTranslation();
  const { user } = useSession();
  const times = useTimes();
  const name = personName(t, person);
  const seen = person.lastSignInAt === undefined ? t('settings.people.never') : t('settings.people.seen', { at: times.moment(person.lastSignInAt) });
  return (
    <Group px="lg" py="md" justify="space-between" gap="md">
      <Group gap="sm" wrap="nowrap" flex="1 1 14rem" miw={0}>
        <PersonMark name={isNameless(person) ? undefined : name} />
        <div>
          <Text fw={600}>{name} {person.id === user.id && <Badge ml={4} color="petrol">{t('words.you')}</Badge>} {person.status === 'invited' && <Badge ml={4} color="warn">{t('settings.people.invited')}</Badge>}</Text>
          <Text size="sm" c="dimmed" className="words">{[person.email, seen].filter(Boolean).join(' · ')}</Text>
        </div>
      </Group>
      <PersonActions person={person} onInvitation={onInvitation} />
    </Group>
  );
}

function PersonActions({ person, onInvitation }: PersonRowProps) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const params = { path: { id: person.id } };
  const settled = { onError: tellProblem, onSettled: () => queries.invalidateQueries({ queryKey: peopleQuery.queryKey }) };
  const change = useMutation({
    mutationFn: (role: StaffUser['role']) => answer(api.PATCH('/api/v1/users/{id}', { params, body: { role } })),
    onMutate: (role) => atOnce<{ readonly items: readonly StaffUser[] }>(queries, { queryKey: peopleQuery.queryKey }, (people) => ({ ...people, items: people.items.map((known) => (known.id === person.id ? { ...known, role } : known)) })),
    onSuccess: () => tellDone(t('words.states.saved')),
    onError: (error, _, takeBack) => {
      takeBack?.();
      tellProblem(error);
    },
    onSettled: settled.onSettled,
  });
  const again = useMutation({ mutationFn: () => answer(api.POST('/api/v1/users/{id}/invitation', { params })), onSuccess: onInvitation, ...settled });
  const remove = useMutation({ mutationFn: () => answer(api.DELETE('/api/v1/users/{id}', { params })), onSuccess: () => tellDone(t('settings.people.removed', { name: person.name })), ...settled });
  return (
    <Group gap="xs" wrap="nowrap">
      <Select w={150} aria-label={t('settings.people.roleOf', { name: personName(t, person) })} allowDeselect={false} value={person.role} data={roles.map((value) => ({ value, label: t(`shell.roles.${value}`) }))} onChange={(role) => role && change.mutate(role)} />
      <Menu position="bottom-end">
        <Menu.Target><Button variant="subtle" color="gray" px="xs" aria-label={t('settings.people.actions', { name: personName(t, person) })}><IconDots size={18} /></Button></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLink size={16} />} onClick={() => again.mutate()}>{t('settings.people.newLink')}</Menu.Item>
          <Menu.Item color="bad" leftSection={<IconTrash size={16} />} onClick={() => confirm({ title: t('settings.people.removeTitle', { name: person.name }), text: t('settings.people.removeText'), action: t('words.actions.remove'), isDangerous: true, word: person.name, onConfirm: () => remove.mutate() })}>{t('words.actions.remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
