import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { languageName } from '../../language/language-name.js';
import { tellProblem } from '../../problems/tell-problem.js';
import { Loaded } from '../../states/loaded.js';
import { useTimes } from '../../times/use-times.js';
import { keyOf } from '../../vendor-templates/template-key.rules.js';
import { VendorTemplateBadge } from '../../vendor-templates/vendor-template-badge.js';
import { vendorTemplatesQuery, type VendorTemplate } from '../../vendor-templates/vendor-templates-query.js';

/** What Meta has approved, refused or not looked at yet. */
export function VendorTemplates() {
  const { t } = useTranslation();
  const times = useTimes();
  const queries = useQueryClient();
  const query = useQuery(vendorTemplatesQuery);
  const sync = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/settings/whatsapp/templates/sync')),
    onSuccess: (fresh) => queries.setQueryData(vendorTemplatesQuery.queryKey, fresh),
    onError: tellProblem,
  });
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={3} size="h4">{t('vendorTemplates.title')}</Title>
        <Button size="compact-sm" variant="subtle" leftSection={<IconRefresh size={15} />} loading={sync.isPending} onClick={() => sync.mutate()}>{t('vendorTemplates.again')}</Button>
      </Group>
      <Loaded query={query}>
        {({ items, syncedAt, error }) => (
          <>
            {error !== undefined && <Alert color="warn"><Text size="sm" className="words">{t('vendorTemplates.wrong', { why: error })}</Text></Alert>}
            {items.length === 0 && error === undefined && <Text size="sm" c="dimmed">{t('vendorTemplates.none')}</Text>}
            {items.map((template) => <TemplateAtMeta key={keyOf(template)} template={template} />)}
            {syncedAt !== undefined && <Text size="xs" c="dimmed">{t('vendorTemplates.read', { at: times.moment(syncedAt) })}</Text>}
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function TemplateAtMeta({ template }: { readonly template: VendorTemplate }) {
  const { t, i18n } = useTranslation();
  const { name, language, category, body, reason, places } = template;
  return (
    <div>
      <Group gap="xs"><Text size="sm" fw={600} className="words">{name}</Text><Text size="sm" c="dimmed">{languageName(language.replace('_', '-'), i18n.language)}</Text><VendorTemplateBadge template={template} />{category === 'MARKETING' && <Text size="sm" c="dimmed">{t('vendorTemplates.marketing')}</Text>}</Group>
      <Text size="sm" c="dimmed" lineClamp={2} className="words">{body}</Text>
      {reason !== undefined && <Text size="sm" className="words">{reason}</Text>}
      {places === undefined && <Text size="sm">{t('vendorTemplates.unreadable')}</Text>}
    </div>
  );
}
