import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VendorTemplate } from './vendor-templates-query.js';

const known = ['APPROVED', 'PENDING', 'IN_APPEAL', 'REJECTED', 'PAUSED', 'DISABLED', 'DELETED', 'PENDING_DELETION', 'ARCHIVED', 'LIMIT_EXCEEDED'] as const;
const waiting: readonly string[] = ['PENDING', 'IN_APPEAL'];

/** Meta's word for its state in the reader's language; a new word of Meta's as it is. */
export function VendorTemplateBadge({ template: { status, isUsable } }: { readonly template: VendorTemplate }) {
  const { t } = useTranslation();
  const name = known.find((word) => word === status);
  return <Badge color={isUsable ? 'good' : waiting.includes(status) ? 'warn' : 'bad'}>{name ? t(`vendorTemplates.states.${name}`) : status}</Badge>;
}
