import { chooseLocale, compileContent, formatLocale } from '@messaging/content';
import type { PromotionFacts } from '../promote-execution/promote.rules.js';
import { zoneOf } from '../schedule-execution/moment.rules.js';
import type { TemplateSubjects } from '../store/template-subject.sql.js';

/** What a mail would be headed for its reader, in their language; nothing where a value is missing. */
export function subjectOf({ execution, customer, hub }: PromotionFacts, { locale: own, subjects }: TemplateSubjects): string | undefined {
  const profile = hub?.settings?.hub;
  const wanted = [customer?.fields.locale ?? undefined, profile?.locale];
  const locale = chooseLocale(wanted, Object.keys(subjects), own);
  const subject = subjects[locale];
  const compiled = subject === undefined ? undefined : compileContent({ subject, body: '', format: 'text' }, 'email', { locale });
  if (!compiled?.ok) return undefined;
  const values = { customer: { ...customer?.fields, id: execution.customerId }, event: execution.triggerData, hub: profile ?? {} };
  const rendered = compiled.value.render(values, { locale: formatLocale(wanted, locale), timeZone: zoneOf(customer?.fields.timeZone, profile?.timeZone) });
  return rendered.ok ? rendered.subject : undefined;
}
