import { CustomerId, erpEventDefinition, faultOf, storableText, type MessageDefinition, type Reason } from '@messaging/contracts';

/** What is done with an event whose envelope is sound: handed on, or kept for a person with the reason. */
export type Verdict =
  | { readonly kind: 'sound'; readonly definition: MessageDefinition; readonly customerId: string }
  | { readonly kind: 'parked'; readonly customerId?: string; readonly reason: Reason };

/** Complaints shown of one event: the first ones say enough. */
const complaintsMax = 10;

/** Judges type and data. */
export function judgeEvent(event: { readonly type: string; readonly data: unknown }): Verdict {
  const customerId = customerOf(event.data);
  const parked = (code: string, detail: string): Verdict => ({ kind: 'parked', ...(customerId !== undefined && { customerId }), reason: { code, detail: storableText(detail, 2000) } });
  const definition: MessageDefinition | undefined = erpEventDefinition(event.type);
  if (!definition) return parked('EVENT.TYPE_UNKNOWN', `Nobody here knows events of type ${event.type}.`);
  const fault = faultOf(event.data);
  if (fault) return parked('EVENT.DATA_INVALID', `${fault.pointer || '/'}: holds U+0000, half a surrogate pair or the key __proto__.`);
  const parsed = definition.schema.safeParse(event.data);
  if (!parsed.success) {
    const complaints = parsed.error.issues.slice(0, complaintsMax).map((issue) => `/${issue.path.map(String).join('/')}: ${issue.message}`);
    return parked('EVENT.DATA_INVALID', complaints.join('; '));
  }
  return customerId === undefined ? parked('EVENT.DATA_INVALID', '/customerId: is required') : { kind: 'sound', definition, customerId };
}

function customerOf(data: unknown): string | undefined {
  const given: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'customerId') : undefined;
  const parsed = CustomerId.safeParse(given);
  return parsed.success ? parsed.data : undefined;
}
