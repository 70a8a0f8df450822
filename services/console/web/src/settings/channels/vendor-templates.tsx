import { Alert, Anchor, Button, Collapse, Group, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client.js';
import { languageName } from '../../language/language-name.js';
import { useOpenParts } from '../../navigation/use-open-parts.js';
import { tellProblem } from '../../problems/tell-problem.js';
import { Loaded } from '../../states/loaded.js';
import { useTimes } from '../../times/use-times.js';
import { keyOf } from '../../vendor-templates/template-key.rules.js';
import { VendorTemplateBadge } from '../../vendor-templates/vendor-template-badge.js';
import { vendorTemplatesQuery, type VendorTemplate } from '../../vendor-templates/vendor-templates-query.js';

/** What Meta has approved, refused or not looked at yet; folded away until it is wanted, or Meta did not answer. */
export function VendorTemplates() {
  const { t } = useTranslation();
  const times = useTimes();
  const queries = useQueryClient();
  const query = useQuery(vendorTemplatesQuery);
  const parts = useOpenParts();
  const isWrong = query.data?.error !== undefined;
  const isOpen = parts.isOpen('meta') || isWrong;
  const sync = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/settings/whatsapp/templates/sync')),
    onSuccess: (fresh) => queries.setQueryData(vendorTemplatesQuery.queryKey, fresh),
    onError: tellProblem,
  });
  return (
    <div>
      <Anchor component="button" type="button" size="sm" onClick={() => parts.setOpen('meta', !isOpen)} aria-expanded={isOpen}>{t('vendorTemplates.title')}</Anchor>
      <Collapse expanded={isOpen}>
        <Stack gap="sm" mt="sm">
          <Group>
            <Button size="compact-sm" variant="default" leftSection={<IconRefresh size={15} />} loading={sync.isPending} onClick={() => sync.mutate()}>{t('vendorTemplates.again')}</Button>
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
      </Collapse>
    </div>
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
