interface Step {
  readonly name: string;
  readonly ok: boolean;
}

/** What receivers look for before they trust a mail: without them mail leaves, and lands in the spam folder. */
const trustSteps = new Set(['spf', 'dkim', 'dmarc']);

/** What the steps come to. `distrusted`: messages leave, and some will not be believed. */
export type Verdict = 'works' | 'distrusted' | 'fails';

/** A step that went wrong without stopping anything from leaving. */
export const isAdvice = ({ name, ok }: Step): boolean => !ok && trustSteps.has(name);

/** What it all comes to, when every step was taken. */
export function verdictOf(steps: readonly Step[]): Verdict {
  const wrong = steps.filter(({ ok }) => !ok);
  if (wrong.length === 0) return 'works';
  return wrong.every(isAdvice) ? 'distrusted' : 'fails';
}
