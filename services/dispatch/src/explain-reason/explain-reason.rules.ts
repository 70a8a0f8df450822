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

/** The vendor's sentence; the detail of a failure begins with the vendor's code. */
function vendorsText({ code: reasonCode, detail }: Reason, provider: string | null | undefined): ReasonText | undefined {
  const failureClass = classIn(reasonCode);
  const [code = ''] = detail.split(': ', 1);
  return failureClass !== undefined && typeof provider === 'string' ? explainFailure(provider, { class: failureClass, code }) : undefined;
}

/** A reason with its sentence in each language. */
export function explainReason(reason: Reason, provider: string | null): ExplainedReason {
  const text = vendorsText(reason, provider) ?? texts[reason.code];
  return { ...reason, ...(text && { text }) };
}

/** A reason with its sentence where the vendor's says more than the product's list, which whoever reads it has. */
export function withVendorsText(reason: Reason, provider: string | null | undefined): ExplainedReason {
  const text = vendorsText(reason, provider);
  return text ? { ...reason, text } : reason;
}
