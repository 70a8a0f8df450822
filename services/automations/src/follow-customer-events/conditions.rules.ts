import { describeFilter, evaluateFilter, parseFilter, type FilterMoment, type FilterSubject } from '@messaging/audience';
import type { AutomationConditions, ExplainedReason, ReasonText } from '@messaging/contracts';
import { sentence, type ProblemDetail } from '@messaging/kernel';

const options = { pointer: '/conditions', event: true } as const;

/** What is wrong with conditions that somebody wants to keep, each with its place. */
export function conditionErrors(conditions: AutomationConditions | undefined): ProblemDetail[] {
  if (!conditions) return [];
  const parsed = parseFilter(conditions, options);
  return parsed.ok ? [] : [...(parsed.problem.errors ?? [])];
}

/** An event or a customer that an automation does not ask for, in both languages. */
export const notMatched = (text: ReasonText): ExplainedReason => ({ code: 'EXECUTION.NOT_MATCHED', detail: text.en, text });

/**
 * The condition that leaves this customer out now, or nothing when all are met: the first rule that failed, or the whole
 * where alternatives or a denial did. Conditions that cannot be read any more leave everybody out.
 */
export function unmetCondition(conditions: AutomationConditions | undefined, subject: FilterSubject, moment: FilterMoment): ExplainedReason | undefined {
  if (!conditions) return undefined;
  const parsed = parseFilter(conditions, options);
  if (!parsed.ok) return notMatched({ en: 'The conditions of the automation cannot be read: set them anew.', es: 'Las condiciones de la automatización no se pueden leer: vuelve a definirlas.' });
  const verdict = evaluateFilter(parsed.value, subject, moment);
  if (verdict.matches) return undefined;
  const { en, es } = describeFilter(verdict.failed ?? parsed.value);
  return notMatched({ en: sentence(`This condition is not met: ${en}`), es: sentence(`No se cumple esta condición: ${es}`) });
}
