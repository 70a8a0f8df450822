import { IconMapOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../navigation/links.js';
import { EmptyState } from '../states/empty-state.js';

/** An address that leads nowhere. */
export function MissingView() {
  const { t } = useTranslation();
  return <EmptyState isPage icon={IconMapOff} title={t('words.states.notFound')} text={t('words.states.notFoundText')} action={<ButtonLink to="/dashboard/">{t('words.states.backHome')}</ButtonLink>} />;
}
