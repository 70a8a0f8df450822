import { reasons, type ExplainedReason, type Reason, type ReasonText } from '@messaging/contracts';
import { explainFailure } from '@messaging/providers';

const texts: Readonly<Record<string, ReasonText>> = reasons;

/** A failure as it is kept with an attempt or a receipt. */
export interface KeptFailure {
  readonly class: string;
  readonly code: string;
  readonly detail: string;
}

/** One sentence in each language: the vendor's code where it is known, else what its class says. */
const failureText = (provider: string, failure: KeptFailure): ReasonText | undefined =>
  explainFailure(provider, failure) ?? texts[failure.class === 'AMBIGUOUS' ? 'SEND.UNCONFIRMED' : `PROVIDER.${failure.class}`];

/** A failure with its sentence; the vendor's own words stay beside it. */
export function explainedFailure(provider: string, failure: KeptFailure): KeptFailure & { readonly text?: ReasonText } {
  const text = failureText(provider, failure);
  return { ...failure, ...(text && { text }) };
}

/** The class that a reason of a failure was made from (`reasonOfFailure`). */
const classIn = (code: string): string | undefined => (code === 'WHATSAPP.WINDOW_CLOSED' ? 'WINDOW' : /^PROVIDER\.([A-Z_]+)$/.exec(code)?.[1]);

/** A reason with its sentence in each language; the detail of a failure begins with the vendor's code. */
export function explainReason(reason: Reason, provider: string | null): ExplainedReason {
  const failureClass = classIn(reason.code);
  const [code = ''] = reason.detail.split(': ', 1);
  const vendors = failureClass !== undefined && provider !== null ? explainFailure(provider, { class: failureClass, code }) : undefined;
  const text = vendors ?? texts[reason.code];
  return { ...reason, ...(text && { text }) };
}
