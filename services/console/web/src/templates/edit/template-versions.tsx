import { Accordion, Card, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOpenParts } from '../../navigation/use-open-parts.js';
import { Loaded } from '../../states/loaded.js';
import { useTimes } from '../../times/use-times.js';
import { versionsQuery, type TemplateVersion } from '../template-queries.js';
import { PreviewPane } from '../preview/preview-pane.js';

/** Every version there was: messages keep the one they were sent with. */
export function TemplateVersions({ templateId }: { readonly templateId: string }) {
  const { t } = useTranslation();
  const times = useTimes();
  const { open, show } = useOpenParts();
  const query = useQuery(versionsQuery(templateId));
  return (
    <Loaded query={query}>
      {({ items }) => (
        <Card padding={0} className="rows">
          <Accordion variant="filled" multiple value={[...open]} onChange={show}>
            {items.map((version) => (
              <Accordion.Item key={version.version} value={`version-${version.version}`}>
                <Accordion.Control><Group gap="md"><Text fw={640}>{t('templates.version', { count: version.version })}</Text><Text size="sm" c="dimmed">{times.moment(version.createdAt)}</Text></Group></Accordion.Control>
                <Accordion.Panel><VersionPreview version={version} /></Accordion.Panel>
              </Accordion.Item>
            ))}
          </Accordion>
        </Card>
      )}
    </Loaded>
  );
}

function VersionPreview({ version }: { readonly version: TemplateVersion }) {
  const { templateId: _, version: __, createdAt: ___, variables: ____, ...draft } = version;
  return <PreviewPane request={{ draft, channel: draft.channel === 'all' ? 'email' : draft.channel, locale: draft.locale }} />;
}
