import { channels } from '@messaging/contracts';
import { cleanCell, readYes } from './csv-values.rules.js';
import type { ColumnMapping } from './csv-columns.rules.js';

/** Somebody agreeing, in the words of headings. */
const agreeing = /^(?:a[cs]ept\w*|accept\w*|consent\w*|consien\w*|autori[sz]\w*|permi[st]\w*|permiso\w*|opt(?:in)?|suscri\w*|subscri\w*|recib(?:ir|e|en|a|an)|receiv(?:e|es|ing)|quier\w*|desea\w*|wants?|einwilligung|einverstanden)$/;
/** What shops ask for. */
const offers = /^(?:\w*marketing|publici\w*|promo\w*|ofertas?|offers?|comercial\w*|newsletters?|boletin\w*|werbung|werbe\w+|angebote)$/;
const byChannel = {
  email: /^(?:e?mails?|e?correos?)$/,
  sms: /^sms$/,
  whatsapp: /^(?:whatsapp|whats|wasap|wa)$/,
} as const;
/** A yes there would be a no to offers, or a yes to something else. */
const otherwise = /^(?:no|not?|sin|without|out|optout|baja|bajas|unsubscri\w*|rechaz\w*|refus\w*|datos|data|privacidad|privacy|terminos|terms|condiciones|politica|policy|aviso|cookies|lopd|rgpd|gdpr|dsgvo)$/;
/** When, where and how often: beside an answer, and none. */
const beside = /^(?:fecha|date|dia|day|hora|time|datum|source|origen|fuente|numero|num|n|nro|number|total|cantidad|count|enviad\w*|sent|ultim\w*|last|abiert\w*|opened|codigo|code|id|lista|list|campan\w*|campaigns?|ip|url|texto?)$/;

/** The words of a heading, without accents and `(sí/no)`; `e-mail` is one. */
function wordsOf(heading: string): readonly string[] {
  const bare = heading.normalize('NFD').replace(/\p{M}/gu, '').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return bare.replace(/\b(?:si?|y(?:es)?|ja?)\s?[/|,-]\s?no?\b/g, ' ').replace(/mensajes? de texto|text messages?/g, 'sms').replace(/\be[ -](?=mail|correo)/g, 'e').replace(/whats app/g, 'whatsapp').split(/[^a-z0-9]+/).filter((word) => word !== '');
}

const some = (words: readonly string[], of: RegExp): boolean => words.some((word) => of.test(word));

/** Which consent a heading asks for by its words: by one channel, or to offers by all; nothing where it may be another. */
export function consentAskedIn(heading: string): string | undefined {
  const words = wordsOf(heading);
  if (some(words, beside) || some(words, otherwise)) return undefined;
  const [isAgreeing, isOffers] = [some(words, agreeing), some(words, offers)];
  const asked = channels.filter((channel) => some(words, byChannel[channel]));
  const [only] = asked;
  if (only !== undefined) return asked.length === 1 && (isAgreeing || isOffers) ? `consent.${only}.marketing` : undefined;
  return isAgreeing && isOffers ? 'consent.all.marketing' : undefined;
}

/** Whether a heading speaks of agreeing or of offers, be it to whatever. */
function speaksOfConsent(heading: string): boolean {
  const words = wordsOf(heading);
  return !some(words, beside) && (some(words, agreeing) || some(words, offers) || some(words, /^(?:optout|unsubscri\w*)$/));
}

/** One cell in five may be another word, and one always: `quizá` hides no answers. */
const oddPartMax = 0.2;

/** Columns that are left out, or kept as an extra, and may say who wants no offers, by their heading or because nearly all of their cells say yes or no. */
export class UnheardAnswers {
  readonly #columns: readonly { readonly name: string; readonly index: number; readonly isNamed: boolean; answers: number; odd: number }[];

  constructor(header: readonly string[], paths: readonly (string | undefined)[]) {
    this.#columns = header.flatMap((heading, index) => {
      const name = heading.trim();
      const path = paths[index];
      const isTaken = path !== undefined && (path === name || !path.startsWith('attributes.'));
      return name === '' || isTaken ? [] : [{ name, index, isNamed: speaksOfConsent(name), answers: 0, odd: 0 }];
    });
  }

  add(cells: readonly string[]): void {
    for (const column of this.#columns) {
      const cell = cleanCell(cells[column.index] ?? '');
      if (cell === '') continue;
      if (readYes(cell) === undefined) column.odd += 1;
      else column.answers += 1;
    }
  }

  get columns(): readonly string[] {
    return this.#columns.filter(({ isNamed, answers, odd }) => isNamed || (answers > odd && odd <= Math.max(1, (answers + odd) * oddPartMax))).map(({ name }) => name);
  }
}

/** Those that the caller has not said to leave out. */
export const undecided = (columns: readonly string[], mapping: ColumnMapping): readonly string[] => columns.filter((name) => !(name in mapping));
