import { messageEvents, type Channel, type MessageStatus, type MessageStatusChanged, type Purpose, type Reason } from '@messaging/contracts';
import type { Publication } from '@messaging/eventing';
import { withoutAbsent } from './without-absent.js';

/** What every status event says of its message, as rows and calls hold it. */
export interface StatusSubject {
  readonly id: string;
  readonly hubId: string;
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly sandbox: boolean;
  /** When it was accepted; absent where it is being accepted just now. */
  readonly createdAt?: Date | undefined;
  readonly customerId?: string | null | undefined;
  readonly campaignId?: string | null | undefined;
  readonly automationId?: string | null | undefined;
  readonly executionId?: string | null | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | null | undefined;
  readonly traceparent?: string | null | undefined;
}

/** The present status, and since when. */
export interface StatusSaid {
  readonly status: MessageStatus;
  readonly at: Date;
  readonly reason?: Reason | null | undefined;
  readonly provider?: string | null | undefined;
  /** Its status before, and whether it was a sandbox message then, if that was otherwise. */
  readonly previous?: MessageStatus | undefined;
  readonly previousSandbox?: boolean | undefined;
  readonly segments?: number | null | undefined;
  /** The vendor's code of a refusal; told of campaigns alone, whose guard counts them. */
  readonly providerCode?: string | null | undefined;
  /** A provider took the message, although it has failed since. */
  readonly accepted?: boolean | undefined;
}

const definitions = new Map(messageEvents.map((definition) => [definition.type, definition]));

/** `message.<status>`: the event of one message. Callers say only what moved forward; `statusEvents` knows campaigns. */
export function statusEvent(message: StatusSubject, said: StatusSaid): Publication {
  const { status, at, reason, provider, previous, previousSandbox, segments } = said;
  const definition = definitions.get(`message.${status}`);
  if (!definition) throw new Error(`message.${status} is not declared`);
  const { id: messageId, channel, purpose, sandbox, createdAt, customerId, automationId, executionId, metadata, traceparent } = message;
  const data: MessageStatusChanged = {
    messageId, status, channel, purpose, sandbox, at: at.toISOString(),
    ...withoutAbsent({ previous, previousSandbox, acceptedAt: createdAt?.toISOString(), segments, reason, provider, customerId, automationId, executionId, metadata }),
  };
  return { message: definition, hubId: message.hubId, key: messageId, data, ...(traceparent && { headers: { traceparent } }) };
}

/** The reason that two columns hold. */
export const reasonOf = (code: string | null, detail: string | null): Reason | null => (code === null ? null : { code, detail: detail ?? '' });
