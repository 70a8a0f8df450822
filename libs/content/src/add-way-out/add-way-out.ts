import type { ContentChannel } from '../choose-words/choose-words.js';

/** A sentence with a keyword that we hear (API.md section 5). */
const namesKeyword = /(?<![\p{L}\p{N}])(?:STOP|BAJA)(?![\p{L}\p{N}])/u;

/** Where a marketing text goes, and in whose words. */
export interface WayOutPlace {
  readonly channel: ContentChannel;
  /** Of the words. */
  readonly locale: string;
  /** Whether whoever gets an SMS can answer it: a sender that is a name cannot be answered. */
  readonly canAnswer: boolean;
  /** Made when it is needed: it costs a signature. */
  readonly unsubscribeUrl: () => string;
}

/**
 * The line that a marketing text lacks: how to stop it, in the language of its words. Mails carry it in their headers
 * (List-Unsubscribe). Where nobody can answer, the line is the link. Every character is of GSM-7: one that is not would
 * halve what an SMS holds.
 */
export function missingWayOut(text: string, { channel, locale, canAnswer, unsubscribeUrl }: WayOutPlace): string | undefined {
  if (channel === 'email') return undefined;
  const isSpanish = /^es\b/i.test(locale);
  if (channel === 'sms' && !canAnswer) {
    const url = unsubscribeUrl();
    return text.includes(url) ? undefined : `${isSpanish ? 'Baja' : 'Opt out'}: ${url}`;
  }
  if (namesKeyword.test(text) || text.includes('/u/')) return undefined;
  return isSpanish ? 'Responde BAJA para no recibir avisos.' : 'Reply STOP to opt out.';
}

/** A text with its way out below. */
export const withWayOut = (text: string, wayOut: string | undefined): string => (wayOut === undefined ? text : `${text}\n${wayOut}`);
