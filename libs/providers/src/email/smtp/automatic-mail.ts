import type { Email } from 'postal-mime';
import type { ProviderFailure } from '../../port.js';
import { classifyWords, shorten, softBounce } from './outcome.js';

/** What a mail without a part for machines is: a mail server's word about one of ours, a machine's answer, or a person's. */
export type MailKind = 'server' | 'automatic' | 'person';

/** Nobody writes by hand as one of these. */
const DAEMON = /^(?:mailer-?daemon|mail[-.]?daemon|double-bounce|mail-?delivery(?:-?sub)?-?system)$/i;
/** These may be people, too: only what a machine marked, or what is headed so, is a server's. */
const MAYBE_DAEMON = /^(?:postmaster|microsoftexchange[0-9a-f]{8,}|soporte|noreply|no-reply)$/i;
const BOUNCE_SUBJECT =
  /\b(?:undeliver(?:ed|able)|delivery (?:status notification|failure|has failed|report|problem|delayed)|failure notice|mail delivery|returned mail|(?:message|mail|email) (?:could )?not (?:be )?delivered|non[- ]?delivery|failed delivery|no (?:se ha podido )?entrega(?:do|da|r|ble)|error (?:de|en la) entrega|fallo (?:de|en la) entrega|correo devuelto|mensaje devuelto|devoluci[oó]n de(?:l)? (?:correo|mensaje))/i;
const AUTOMATIC_SUBJECT = /^(?:out of (?:the )?office\b|automatic reply\b|auto(?:matic)?[- ]?(?:reply|response)\b|auto:|respuesta autom[aá]tica\b|fuera de (?:la )?oficina\b)/i;
const AUTOMATIC_HEADERS: readonly string[] = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply'];

/** `isOurs`: it came back to the return path of an attempt. An answer of a machine goes there as well (RFC 3834), and says what it is. */
export function kindOf(mail: Email, isOurs: boolean): MailKind {
  const marks = marksOf(mail);
  if (isServers(mail, marks, isOurs)) return 'server';
  return marks.isMarked || marks.isOldAutoresponder || AUTOMATIC_SUBJECT.test(mail.subject ?? '') ? 'automatic' : 'person';
}

/** What the headers say of who wrote. */
interface Marks {
  /** Nobody is to be answered. */
  readonly isNobodys: boolean;
  readonly isReply: boolean;
  readonly isMarked: boolean;
  readonly isOldAutoresponder: boolean;
}

function marksOf(mail: Email): Marks {
  const header = (name: string): string => mail.headers.find(({ key }) => key === name)?.value.trim().toLowerCase() ?? '';
  const submitted = header('auto-submitted').split(/[\s;(]/, 1)[0] ?? '';
  const isNobodys = header('return-path') === '<>' || mail.from?.address === '';
  return {
    isNobodys,
    isReply: submitted === 'auto-replied',
    isMarked: isNobodys || !['', 'no'].includes(submitted),
    isOldAutoresponder: header('precedence') === 'auto_reply' || AUTOMATIC_HEADERS.some((name) => !['', 'no'].includes(header(name))),
  };
}

function isServers(mail: Email, { isNobodys, isReply, isMarked }: Marks, isOurs: boolean): boolean {
  const local = (mail.from?.address ?? '').split('@', 1)[0] ?? '';
  if (DAEMON.test(local)) return true;
  const isHeadedSo = BOUNCE_SUBJECT.test(mail.subject ?? '');
  if (MAYBE_DAEMON.test(local) && !isReply && (isMarked || isOurs || isHeadedSo)) return true;
  return isHeadedSo && isMarked && (isOurs || isNobodys);
}

/** Of what a server says in words alone, the failure; undefined where it still tries, or says that all is well. */
export function failureInWords(mail: Email): ProviderFailure | undefined {
  const subject = mail.subject ?? '';
  const text = ownWords(mail.text ?? '');
  if (STILL_TRYING.test(subject) || STILL_TRYING.test(text) || !SAYS_FAILED.test(`${subject}\n${text}`)) return undefined;
  const known = classifyWords(text);
  return known ? { ...known, detail: shorten(text) } : softBounce(shorten(text));
}

const STILL_TRYING =
  /\b(?:warning: (?:message|could not)|(?:message|mail|delivery) (?:is |has been |was )?(?:delayed|still)|delivery will continue|will (?:continue|keep|be retried|retry|try)|still (?:trying|being)|do(?: not|n.t) need to re-?send|retrasad[oa]|se (?:seguir|volver)[aá] a? ?intentar|seguiremos intentando)/i;
const SAYS_FAILED =
  /\b(?:undeliver|fail(?:ed|ure)?\b|returned|reject|refus|(?:could|can|was|has|were) ?(?:not|n.t) (?:be |been )?(?:deliver|able)|cannot|unable to|permanent|giving up|given up|no such|unknown|does(?: not|n.t)|not (?:exist|found|delivered)|bounce|no (?:se )?(?:ha |pudo|puede|podido|entregad|existe)|devuelt|devoluci|rechazad|fallo|error|imposible|[45]\d\d[ -])/i;

/** Servers put the mail that came back below what they say; its words are ours. Two dashes, not two or more: a line of nothing else took 20 s. */
const COPY_BEGINS = /^[->* ]{0,4}(?:--.*(?:copy|original|returned|message|mensaje|copia|below)|below this line|(?:the )?(?:original|returned) (?:message|headers)\b.*|el mensaje original|mensaje original|return-path:|received: )/im;
const WORDS_MAX = 4000;

function ownWords(text: string): string {
  const said = text.slice(0, WORDS_MAX);
  const at = COPY_BEGINS.exec(said)?.index ?? -1;
  return at > 0 ? said.slice(0, at) : said;
}
