import { channels, type Channel, type CustomerFields, type ErpEvent } from '@messaging/contracts';

/** What is known of a person's will on one channel. */
export interface KnownConsent {
  readonly marketing: boolean;
  /** When it was said. */
  readonly at: Date;
  /** `recipient`: said here by the person. */
  readonly source: string;
}

/** Someone said yes or no to marketing on a channel. */
export interface ConsentStatement extends KnownConsent {
  readonly hubId: string;
  readonly customerId: string;
  readonly channel: Channel;
  /** True when the event says when: only then may it undo an opt-out made here. */
  readonly hasProof: boolean;
}

/** Statements of one person on one channel come to this: the newest, and the newest that says when it was made. */
export interface FoldedStatement extends Omit<ConsentStatement, 'hasProof'> {
  readonly provenAt: Date | null;
}

type SaidConsent = Pick<ConsentStatement, 'marketing' | 'at' | 'source' | 'hasProof'>;

/** Consent on one channel as the ERP's fields say it at `time`. `marketing: null` says nothing. */
export function consentIn(customer: CustomerFields | null | undefined, channel: Channel, time: Date): SaidConsent | undefined {
  const said = customer?.consent?.[channel];
  if (typeof said?.marketing !== 'boolean') return undefined;
  return { marketing: said.marketing, at: said.at ? new Date(said.at) : time, source: said.source ?? 'erp', hasProof: Boolean(said.at) };
}

/** Consent in an ERP event. */
export function consentsOf(event: ErpEvent): ConsentStatement[] {
  const { hubId, data } = event;
  return channels.flatMap((channel) => {
    const said = consentIn(data.customer, channel, event.time);
    return said ? [{ hubId, customerId: data.customerId, channel, ...said }] : [];
  });
}

/**
 * The newer statement counts. What a person said here (source `recipient`) gives way only to a newer one that says when
 * it was made: an import or a plain ERP update brings no proof (API.md section 3, Settings).
 */
export function newerConsent(known: KnownConsent | undefined, said: SaidConsent | undefined): KnownConsent | undefined {
  if (!known || !said) return said ?? known;
  const mayReplace = known.source !== 'recipient' || said.hasProof;
  return mayReplace && said.at >= known.at ? said : known;
}

/** Many statements in any order as one per person and channel, so that they can be written at once. */
export function foldStatements(statements: readonly ConsentStatement[]): FoldedStatement[] {
  const folded = new Map<string, FoldedStatement>();
  for (const { hasProof, ...said } of statements) {
    const key = [said.hubId, said.customerId, said.channel].join('|');
    const known = folded.get(key);
    const provenAt = hasProof && (!known?.provenAt || known.provenAt < said.at) ? said.at : (known?.provenAt ?? null);
    const newest = !known || said.at >= known.at ? said : known;
    folded.set(key, { ...newest, provenAt });
  }
  return [...folded.values()];
}
