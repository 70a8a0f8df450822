import { channels, type Channel, type ErpEvent } from '@messaging/contracts';

/** Someone said yes or no to marketing on a channel. */
export interface ConsentStatement {
  readonly hubId: string;
  readonly customerId: string;
  readonly channel: Channel;
  readonly marketing: boolean;
  /** When it was said. */
  readonly at: Date;
  readonly source: string;
  /** True when the event says when: only then may it undo an opt-out made here. */
  readonly hasProof: boolean;
}

/** Consent in an ERP event. `marketing: null` says nothing. */
export function consentsOf(event: ErpEvent): ConsentStatement[] {
  const said = event.data.customer?.consent;
  if (!said) return [];
  return channels.flatMap((channel) => {
    const consent = said[channel];
    if (typeof consent?.marketing !== 'boolean') return [];
    const at = consent.at ? new Date(consent.at) : event.time;
    return [{ hubId: event.hubId, customerId: event.data.customerId, channel, marketing: consent.marketing, at, source: consent.source ?? 'erp', hasProof: Boolean(consent.at) }];
  });
}
