import { refuse, ok, type Result } from '@messaging/kernel';

/** What a person (or their mail program) decided. */
export type OptOutChoice = 'stop' | 'resume';
/** What the page's buttons say; `keep` leaves everything as it is. */
export type PostedChoice = OptOutChoice | 'keep';

/**
 * The choice in a posted form. A POST without one is a stop: RFC 8058 sends `List-Unsubscribe=One-Click`, and some
 * mail programs send it badly or not at all; whoever posts here wants out. Only the page's own buttons say anything else.
 */
export function readChoice(form: URLSearchParams | undefined): Result<PostedChoice> {
  const choice = form?.get('choice') ?? 'stop';
  if (choice === 'stop' || choice === 'resume' || choice === 'keep') return ok(choice);
  return refuse({ kind: 'malformed', code: 'OPT_OUT.CHOICE_INVALID', detail: 'choice is stop, keep or resume.', errors: [{ pointer: '/choice', code: 'FIELD.VALUE', detail: 'must be stop, keep or resume' }] });
}

/** The fields of a form, urlencoded or multipart (RFC 8058 allows both); undefined when it cannot be read. */
export async function readForm(contentType: string | undefined, body: Buffer): Promise<URLSearchParams | undefined> {
  if (contentType === undefined || body.length === 0) return undefined;
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
    return new URLSearchParams([...form].filter((field): field is [string, string] => typeof field[1] === 'string'));
  } catch {
    return undefined;
  }
}
