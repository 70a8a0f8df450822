import i18next, { type TFunction } from 'i18next';
import { Problem } from '../api/problem.js';

/** What a refusal says, by its code; the API itself speaks English, where its detail is closer than any code. */
export function inReadersLanguage({ code, detail }: { readonly code: string; readonly detail: string }): string {
  const key = `refusals.${code}`;
  // Without placeholders, `{{…}}` is meant as it stands.
  return i18next.exists(key) ? i18next.t(key, detail, { skipInterpolation: true }) : detail;
}

/** What is wrong with one field, where the field’s name stands above it. */
function ofField(complaint: { readonly code: string; readonly detail: string }): string {
  const words = inReadersLanguage(complaint);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A problem as a sentence for staff: what they can do about it, else what the API says. */
export function problemSentence(t: TFunction, error: unknown): string {
  if (!(error instanceof Problem)) return t('problems.crash');
  const { status, detail, body } = error;
  if (status === 0) return t('problems.offline');
  if (status === 403) return t('problems.forbidden');
  if (status === 404) return t('problems.notFound');
  if (status === 412) return t('problems.stale');
  if (status === 413) return t('problems.tooLarge');
  if (status === 429) return error.retryAfterS === undefined ? t('problems.limited') : t('problems.limitedFor', { count: error.retryAfterS });
  if (status === 503) return t('problems.unavailable');
  if (status >= 500) return t('problems.server', { id: typeof body['requestId'] === 'string' ? body['requestId'] : '' });
  // The API names the field first, as it calls it itself (`to is not a phone number`).
  const named = error.errors.find((complaint) => detail === `${complaint.pointer.slice(1)} ${complaint.detail}`);
  if (named) return ofField(named);
  // What complains of a field begins with its pointer; the sentence itself stands at the field.
  return detail === '' || /^\/\S+ /.test(detail) ? t('problems.fields') : inReadersLanguage(error);
}

/** Complaints of single fields, by pointer (`/email/host` → `email.host`), for the form that sent them. */
export function fieldErrors(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Problem)) return {};
  return Object.fromEntries(error.errors.map((complaint) => [complaint.pointer.replace(/^\//, '').replaceAll('/', '.'), ofField(complaint)]));
}
