/** As mail programs of our two languages and their neighbours begin an answer. */
const answered = /^(re|rv|aw|sv)\s*:/i;

/** The statuses of a message that nobody has seen. */
const unseen: readonly string[] = ['queued', 'skipped', 'cancelled'];

interface Said {
  readonly createdAt: string;
  readonly status?: string;
  readonly subject?: string;
}

/** What an answer is headed: after the last mail of the two that had a subject; nothing where none had. */
export function answerSubject(said: readonly Said[]): string {
  const headed = said.filter(({ subject, status }) => subject?.trim() && !unseen.includes(status ?? ''));
  const last = headed.sort((a, b) => b.createdAt.localeCompare(a.createdAt))[0]?.subject?.trim() ?? '';
  return last === '' || answered.test(last) ? last : `Re: ${last}`;
}
