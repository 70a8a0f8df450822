import { channels, type Channel, type CustomerFields } from '@messaging/contracts';

/** What is known of a person's will on one channel. */
export interface KnownConsent {
  /** `null`: what the ERP said was taken back by it, so nothing is said. */
  readonly marketing: boolean | null;
  /** When it was said. */
  readonly at: Date;
  /** `recipient`: said here by the person. */
  readonly source: string;
}

/** Someone said yes or no to marketing on a channel, or took back what was said. */
export interface ConsentStatement extends KnownConsent {
  readonly hubId: string;
  readonly customerId: string;
  readonly channel: Channel;
  /** True when the statement says when it was made: only then may it undo an opt-out made here. */
  readonly hasProof: boolean;
  /** False for what only fills in: an import, a back-fill. */
  readonly isNews: boolean;
  /** A file that was imported says it, not the ERP. */
  readonly isImport?: boolean;
}

/** Statements of one person on one channel come to this: the newest, and the newest that says when it was made. */
export interface FoldedStatement extends Omit<ConsentStatement, 'hasProof'> {
  readonly provenAt: Date | null;
}

/** Someone's yes or no changed what counts, or did not against the person's own word. */
export interface ConsentChange {
  readonly hubId: string;
  readonly customerId: string;
  readonly channel: Channel;
  readonly marketing: boolean | null;
  readonly source: string;
  /** When it was said, and when it was heard here. */
  readonly saidAt: Date;
  readonly at: Date;
  /** False for what only fills in: an import, a back-fill. It is kept, and told to nobody as news. */
  readonly isNews: boolean;
  readonly isImport?: boolean;
  /** What the person said here before, if that stands against it. */
  readonly standing?: { readonly at: Date } | undefined;
}

type SaidConsent = Pick<ConsentStatement, 'marketing' | 'at' | 'source' | 'hasProof'>;

/**
 * Consent on one channel as the ERP's fields say it at `time`; a null clears, as it does in every field. A moment that
 * lies ahead of the event counts as the event's: else nothing that the person says here later could ever be newer.
 */
export function consentIn(customer: CustomerFields | null | undefined, channel: Channel, time: Date): SaidConsent | undefined {
  const whole = customer?.consent;
  if (whole === undefined) return undefined;
  const said = whole?.[channel];
  if (whole === null || said === null || said?.marketing === null) return { marketing: null, at: time, source: 'erp', hasProof: false };
  if (typeof said?.marketing !== 'boolean') return undefined;
  const at = said.at ? new Date(Math.min(Date.parse(said.at), time.getTime())) : time;
  return { marketing: said.marketing, at, source: ownWord(said.source), hasProof: Boolean(said.at) };
}

/** `recipient` marks what was said here; the ERP cannot claim it. */
const ownWord = (source: string | null | undefined): string => (!source || source === 'recipient' ? 'erp' : source);

/** Consent that a batch's fields state, on every channel. `time` is when they were said, and never ahead of now. */
export function consentsOf(said: { hubId: string; customerId: string; fields: CustomerFields | undefined; time: Date; isNews: boolean; isImport: boolean }): ConsentStatement[] {
  const { hubId, customerId, fields, time, isNews, isImport } = said;
  return channels.flatMap((channel) => {
    const consent = consentIn(fields, channel, time);
    return consent ? [{ hubId, customerId, channel, isNews, isImport, ...consent }] : [];
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
