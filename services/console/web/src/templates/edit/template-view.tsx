import { Badge, Button, Group, Menu, Tabs } from '@mantine/core';
import { IconArrowBackUp, IconArrowLeft, IconCopy, IconDots, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { useConfirm } from '../../confirm/use-confirm.js';
import { AnchorLink } from '../../navigation/links.js';
import { tellDone, tellProblem } from '../../problems/tell-problem.js';
import { useMay } from '../../session/session.js';
import { Loaded } from '../../states/loaded.js';
import { PageHeader } from '../../states/page-header.js';
import { templateQuery, type Template } from '../template-queries.js';
import { ChangeTemplateForm } from './change-template-form.js';
import { TemplateVersions } from './template-versions.js';

const route = getRouteApi('/shell/templates/$templateId');

/** One template: its words beside how they look, and its earlier versions. */
export function TemplateEditView() {
  const { t } = useTranslation();
  const { templateId } = route.useParams();
  const { tab } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(templateQuery(templateId));
  return (
    <Loaded query={query}>
      {({ template, etag }) => (
        <>
          <PageHeader
            title={template.name}
            above={<AnchorLink to="/templates/" size="sm"><IconArrowLeft size={14} aria-hidden /> {t('shell.views.templates')}</AnchorLink>}
            lead={<Group gap={6}>{t(`words.categories.${template.category}`)} · {t('templates.version', { count: template.version })}{template.isSystem && <Badge color="petrol">{t('templates.builtIn')}</Badge>}</Group>}
            actions={<TemplateMenu template={template} />}
          />
          <Tabs value={tab ?? 'words'} onChange={(value) => void navigate({ search: (now) => (value === 'versions' ? { ...now, tab: 'versions' as const } : { ...now, tab: undefined }), replace: true })} keepMounted={false}>
            <Tabs.List mb="lg">
              <Tabs.Tab value="words">{t('templates.tabs.words')}</Tabs.Tab>
              <Tabs.Tab value="versions">{t('templates.tabs.versions')}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="words"><ChangeTemplateForm key={template.id} template={template} etag={etag} /></Tabs.Panel>
            <Tabs.Panel value="versions"><TemplateVersions templateId={template.id} /></Tabs.Panel>
          </Tabs>
        </>
      )}
    </Loaded>
  );
}

function TemplateMenu({ template }: { readonly template: Template }) {
  const { t } = useTranslation();
  const may = useMay();
  const confirm = useConfirm();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/templates/{id}', { params: { path: { id: template.id } } })),
    onSuccess: async () => {
      await navigate({ to: '/templates/' });
      queries.removeQueries({ queryKey: ['templates', 'one', template.id] });
      await queries.invalidateQueries({ queryKey: ['templates'] });
      tellDone(t('templates.deleted'));
    },
    onError: tellProblem,
  });
  const putBack = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/templates/{id}/reset', { params: { path: { id: template.id } } })),
    onSuccess: async () => {
      tellDone(t('templates.resetDone'));
      // The editor begins anew with the first words.
      await queries.resetQueries({ queryKey: ['templates', 'one', template.id] });
      await queries.invalidateQueries({ queryKey: ['templates'] });
    },
    onError: tellProblem,
  });
  const canReset = may('messaging.change_template') && template.isSystem;
  const canDelete = may('messaging.delete_template') && !template.isSystem;
  const canCopy = may('messaging.add_template');
  if (!canDelete && !canCopy && !canReset) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="default" px="xs" aria-label={t('words.actions.more')}><IconDots size={18} /></Button></Menu.Target>
      <Menu.Dropdown>
        {canCopy && <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => void navigate({ to: '/templates/new/', search: { from: template.id } })}>{t('templates.duplicate')}</Menu.Item>}
        {canReset && <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => confirm({ title: t('templates.resetTitle', { name: template.name }), text: t('templates.resetText'), action: t('templates.resetTo'), onConfirm: () => putBack.mutate() })}>{t('templates.resetTo')}</Menu.Item>}
        {canDelete && (
          <Menu.Item color="bad" leftSection={<IconTrash size={16} />} onClick={() => confirm({ title: t('templates.deleteTitle', { name: template.name }), text: t('words.confirm.irreversible'), action: t('words.actions.delete'), isDangerous: true, word: template.name, onConfirm: () => remove.mutate() })}>
            {t('words.actions.delete')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
