import type { FailureClass, FailurePolicy, ProviderFailure, SendOutcome } from '../../port.js';
import { smtpCodes, softBouncesMax } from './codes.js';

/** Where a conversation stood when it failed. `final` is the reply to the dot that ends the data. */
export type SmtpStage = 'connect' | 'auth' | 'mail' | 'rcpt' | 'data' | 'final' | 'local';

/** A failed transmission as nodemailer tells it, and the one fact that only the transport knows. */
export interface SmtpFailure {
  readonly error: unknown;
  /** True from the moment the last of the mail (the dot after DATA) was handed to the socket: from then on, no reply means not known. */
  readonly wholeMailWritten: boolean;
}

interface Facts {
  readonly code: string;
  readonly stage: SmtpStage;
  /** The three digits of a complete reply, 0 when there was none. */
  readonly reply: number;
  /** The enhanced status code of RFC 3463, '' when there was none. */
  readonly enhanced: string;
  readonly detail: string;
}

interface Rule {
  readonly when: (facts: Facts) => boolean;
  readonly class: FailureClass;
  readonly backoff?: ProviderFailure['backoff'];
  /** Says more to people than what the connection or the server calls it. */
  readonly code?: string;
}

const REPLY_RECIPIENT = [550, 551, 553];
const UNAUTHORISED = [503, 530, 534, 535, 538];
const TLS_BROKEN = /certificate|altnames|SSL routines|wrong version number|self.signed|ERR_TLS|ERR_SSL/i;

/** Enhanced codes (RFC 3463, Gmail, Outlook) that say more than the reply. The first match counts. */
const enhancedRules: readonly (readonly [RegExp, FailureClass])[] = [
  [/^4\./, 'TRANSIENT'],
  [/^5\.(2\.2|4\.7)$/, 'TRANSIENT'], // mailbox full, expired: a soft bounce
  [/^5\.7\.(8|2[0-7]|57|139|515)$/, 'ACCOUNT'], // our SPF, DKIM, DMARC or credentials
  [/^5\.(1\.[78]|7\.60|2\.252)$/, 'ACCOUNT'], // our sender address
  [/^5\.(7\.54|4\.5)$/, 'ACCOUNT'], // not relayed for us; the day's quota
  [/^5\.1\.(1|2|3|6|10)$|^5\.2\.1$|^5\.4\.4$/, 'RECIPIENT'],
  [/^5\.(2\.3|3\.4)$/, 'CONTENT'], // too large
  [/^5\.7\./, 'CONTENT'], // policy or spam: never the person's fault
];

/** PROVIDERS.md section 5.2, in order of precedence; every rule is about a failure that is certainly not sent. */
const rules: readonly Rule[] = [
  // A TLS misconfiguration never heals, even when it says 454; a connection cut in the handshake may.
  { when: (f) => f.code === 'ETLS' && (f.reply > 0 || !/closed/.test(f.detail)), class: 'ACCOUNT', code: 'ETLS' },
  { when: (f) => f.reply === 0 && f.stage === 'connect' && TLS_BROKEN.test(f.detail), class: 'ACCOUNT', code: 'ETLS' },
  { when: (f) => isTemporary(f.reply) && f.enhanced.startsWith('4.7.'), class: 'TRANSIENT', backoff: 'throttled' },
  { when: (f) => isTemporary(f.reply), class: 'TRANSIENT', backoff: 'greylist' },
  { when: (f) => f.code === 'OUTBOUND.NAME_UNKNOWN', class: 'TRANSIENT', backoff: 'connection' },
  { when: (f) => f.code.startsWith('OUTBOUND.') || f.code === 'EPLAINAUTH', class: 'ACCOUNT' },
  { when: (f) => f.code === 'EAUTH' && isRefusal(f.reply) && !UNAUTHORISED.includes(f.reply), class: 'ACCOUNT', code: 'EAUTH' },
  { when: (f) => f.code === 'EAUTH' || f.code === 'ENOAUTH' || UNAUTHORISED.includes(f.reply), class: 'ACCOUNT' },
  { when: (f) => f.stage === 'local' && f.code === 'EENVELOPE', class: 'RECIPIENT' },
  { when: (f) => f.reply === 552 && f.enhanced !== '5.2.2' && enhancedClass(f.enhanced) !== 'ACCOUNT', class: 'CONTENT' },
  { when: (f) => f.code === 'EMESSAGE' && f.reply === 0, class: 'CONTENT' }, // larger than the server's SIZE
  { when: (f) => isRefusal(f.reply) && enhancedClass(f.enhanced) === 'TRANSIENT', class: 'TRANSIENT', backoff: 'greylist' },
  { when: (f) => isRefusal(f.reply) && enhancedClass(f.enhanced) === 'CONTENT' && f.enhanced.endsWith('.4'), class: 'CONTENT' },
  { when: (f) => isRefusal(f.reply) && enhancedClass(f.enhanced) === 'ACCOUNT', class: 'ACCOUNT' },
  { when: (f) => isRefusal(f.reply) && f.stage === 'auth', class: 'ACCOUNT', code: 'EAUTH' },
  { when: (f) => isRefusal(f.reply) && isEarly(f.stage) && NOT_RELAYED.test(f.detail), class: 'ACCOUNT', code: 'ERELAY' },
  { when: (f) => isRefusal(f.reply) && (f.stage === 'connect' || (f.stage === 'mail' && saysMachine(f.detail))), class: 'ACCOUNT', code: 'EBLOCKED' },
  { when: (f) => isRefusal(f.reply) && (f.stage === 'mail' || saysSender(f.detail)), class: 'ACCOUNT', code: 'ESENDER' },
  { when: (f) => isRefusal(f.reply) && enhancedClass(f.enhanced) === 'RECIPIENT', class: 'RECIPIENT' },
  { when: (f) => isRefusal(f.reply) && enhancedClass(f.enhanced) === 'CONTENT', class: 'CONTENT' },
  { when: (f) => f.stage === 'rcpt' && REPLY_RECIPIENT.includes(f.reply) && /^(|5\.[01]\.\d+)$/.test(f.enhanced), class: 'RECIPIENT' },
  { when: (f) => f.stage === 'rcpt' && REPLY_RECIPIENT.includes(f.reply) && VAGUE.test(f.enhanced) && saysNobodyThere(f.detail), class: 'RECIPIENT' },
  { when: (f) => isRefusal(f.reply), class: 'CONTENT' },
  { when: () => true, class: 'TRANSIENT', backoff: 'connection' },
];

/** Before the mail itself. */
const isEarly = (stage: SmtpStage): boolean => stage === 'mail' || stage === 'rcpt';
const isTemporary = (reply: number): boolean => reply >= 400 && reply < 500;
const isRefusal = (reply: number): boolean => reply >= 500 && reply < 600;
const enhancedClass = (enhanced: string): FailureClass | undefined => enhancedRules.find(([pattern]) => pattern.test(enhanced))?.[1];

/**
 * What a failed transmission means. Only a complete reply to a command proves that a mail whose last byte has left
 * us was not taken; anything else after it is `unknown`, and anything before it is certainly not sent.
 */
export function classifySmtpError({ error, wholeMailWritten }: SmtpFailure): SendOutcome {
  const facts = factsOf(error);
  const answered = (isTemporary(facts.reply) || isRefusal(facts.reply)) && facts.stage !== 'connect';
  if (wholeMailWritten && !answered) return { kind: 'unknown', failure: failure(facts, { class: 'AMBIGUOUS' }) };
  const rule = rules.find(({ when }) => when(facts));
  return { kind: 'not_sent', failure: failure(facts, rule ?? { class: 'TRANSIENT', backoff: 'connection' }) };
}

/** What a bounce says: `status` and `diagnostic` of RFC 3464, and the words for people, which servers add or have alone. */
export interface BounceWords {
  readonly status: string;
  readonly diagnostic: string;
  readonly text: string;
}

/** What a bounce means: by the first code that is known, else by words that leave no doubt; anything else never suppresses a person. */
export function classifyBounce({ status, diagnostic, text }: BounceWords): FailureClass {
  const codes = [status, ...enhancedCodesIn(diagnostic)];
  const known = codes.map(enhancedClass).find((failureClass) => failureClass !== undefined);
  if (known !== undefined) return known;
  const isRefusedRecipient = REPLY_RECIPIENT.includes(replyIn(diagnostic)) && VAGUE.test(status) && !ABOUT_US.test(diagnostic) && /\b(?:in reply to|after) RCPT TO\b/i.test(text);
  return isRefusedRecipient || (VAGUE.test(status) && saysNobodyThere(diagnostic === '' ? text : diagnostic)) ? 'RECIPIENT' : 'CONTENT';
}

/** Codes under which servers put what has codes of its own: Exim and Postfix 5.0.0, Outlook 5.5.0 and 5.4.1, Exchange Online 5.1.351 and 5.4.310. */
const VAGUE = /^(?:|5\.0\.\d+|5\.1\.(?:0|351)|5\.4\.(?:1|310)|5\.5\.0)$/;
const NOBODY_THERE = /\b(?:(?:buz[oó]n|usuario|cuenta|direcci[oó]n|destinatario)(?: de correo)?(?: <?[^\s>@]*@[^\s>@]*>?)? (?:no existe|desconocid[oa]|inexistente|no encontrad[oa])|no existe (?:el|la|es[ea]|ning[uú]n|ninguna) (?:buz[oó]n|usuario|cuenta|direcci[oó]n)|no mailbox (?:here )?by that name|unknown (?:user|recipient|address)|(?:user|recipient|mailbox|address) unknown|no such (?:user|mailbox|recipient|address|account|person|domain)|no mailbox here|(?:does not|doesn.t) exist|(?:user|mailbox|recipient|account|address)(?: <?[^\s>]*>?)? (?:was )?not found|invalid (?:recipient|mailbox)|mailbox unavailable|recipient address rejected: access denied|unrouteable address)\b/i;
/** With one of these it is about us, whatever else is said of the mailbox. */
const ABOUT_US = /spam|policy|block|reputation|blacklist|\blisted\b|\bspf\b|dkim|dmarc|sender|client host/i;

/** What servers say, mostly only at RCPT TO, where a login may not send as the address it gave (Postfix, Exchange, SES, SendGrid, Zoho, Yahoo, IONOS). */
const SENDER_REFUSED = /sender address rejected|sender (?:address )?(?:is )?not (?:allowed|owned|verified|authori[sz]ed|permitted|valid)|not owned by|send ?as ?denied|(?:allowed|authori[sz]ed|permitted|permissions?) to send (?:e-?mails? |mail |messages? )?(?:as|from) (?!this (?:ip|host|server)|your (?:ip|host|server))|from address (?:is |does )?not|address is not verified|sender identity|relaying disallowed as/i;
const NOT_RELAYED = /relay(?:ing)? (?:access )?(?:is )?(?:denied|not (?:permitted|allowed)|prohibited)|not permitted to relay|unable to relay/i;
/** It is the machine that is refused, and not the address it gave. */
const ABOUT_MACHINE = /client host|\bIP\b|block(?:ed|ing|list)|blacklist|\blisted\b|reputation|reverse dns|\bPTR\b|\bhelo\b|\behlo\b/i;
/** Of the mailbox, and not of what we may send. */
const MAILBOX_FULL = /(?:mailbox|inbox|buz[oó]n|account|user|recipient)\b.{0,60}\b(?:full|lleno|over ?quota|out of storage)\b|\bquota (?:exceeded|full)|\bover ?quota\b|exceeded (?:its |the )?(?:storage|mailbox|disk) (?:quota|allocation|limit)|exceeded storage allocation/i;
const ABOUT_SENDING = /\b(?:daily|hourly|sending|sender|rate|per (?:day|hour)|message size|too (?:large|big))\b/i;

const saysMachine = (words: string): boolean => ABOUT_MACHINE.test(words) && !/\bsender\b|\bfrom\b.{0,10}\baddress/i.test(words);
/** A group or a person who takes mail from a few alone is no trouble of the account's. */
const saysSender = (words: string): boolean => SENDER_REFUSED.test(words) && !/recipient|\bgroup\b|to this (?:address|mailbox)/i.test(words);
const saysNobodyThere = (words: string): boolean => NOBODY_THERE.test(words) && !ABOUT_US.test(words);

/** The three digits behind `smtp;`, 0 where there are none. */
const replyIn = (diagnostic: string): number => Number(/^\s*(?:smtp\s*;)?\s*(\d{3})\b/i.exec(diagnostic)?.[1] ?? 0);

/**
 * The server has tried for days and given up, so nothing is sent again. A mailbox that is full or silent counts, and what
 * one receiver holds against our domain stops nobody else's mail.
 */
const bouncePolicies: Readonly<Partial<Record<FailureClass, FailurePolicy>>> = {
  TRANSIENT: { retriesMax: 0, strikes: softBouncesMax },
  ACCOUNT: { scope: 'recipient', alert: true },
};

/** Why a mail came back. */
export function bounceFailure(words: BounceWords): ProviderFailure {
  const { status, diagnostic, text } = words;
  const failureClass = classifyBounce(words);
  const policy = bouncePolicies[failureClass];
  // Exim reports 5.0.0 whatever it was: what was said to it tells more.
  const said = enhancedClass(status) === undefined ? enhancedCodesIn(diagnostic) : [];
  const told = said.find((code) => enhancedClass(code) !== undefined) ?? said[0];
  return { class: failureClass, code: told ?? (status || 'failed'), detail: shorten(diagnostic || text), ...(policy && { policy }) };
}

/** What a server says in words alone, where that leaves no doubt: a code that is known, nobody there, or something about us. */
export function classifyWords(text: string): Omit<ProviderFailure, 'detail'> | undefined {
  const code = enhancedCodesIn(text).find((each) => enhancedClass(each) !== undefined);
  const failureClass = (code === undefined ? undefined : enhancedClass(code)) ?? (saysNobodyThere(text) ? 'RECIPIENT' : ABOUT_US.test(text) ? 'CONTENT' : undefined);
  const policy = failureClass && bouncePolicies[failureClass];
  return failureClass && { class: failureClass, code: code ?? 'failed', ...(policy && { policy }) };
}

/** Came back, and nobody can say why: counted as a full mailbox is. */
export const softBounce = (detail: string): ProviderFailure => ({ class: 'TRANSIENT', code: 'failed', detail, policy: { retriesMax: 0, strikes: softBouncesMax } });

/** At most 500 characters, on one line. */
export const shorten = (text: string): string => text.replace(/[\x00-\x1f\x7f]+/g, ' ').trim().slice(0, 500);

function failure(facts: Facts, { class: failureClass, backoff, code: known }: Omit<Rule, 'when'>): ProviderFailure {
  const code = known ?? (facts.reply > 0 ? `${facts.reply} ${facts.enhanced}`.trim() : facts.code);
  const vendors = smtpCodes.get(facts.enhanced);
  const policy = vendors?.class === failureClass ? vendors.policy : undefined;
  return { class: failureClass, code, detail: facts.detail, ...(backoff === undefined ? {} : { backoff }), ...(isCrowded(facts) && { isCrowded: true as const }), ...(policy && { policy }) };
}

/**
 * 421 is how a server says that it has too many connections of ours (RFC 5321 section 3.8), and how it ends a session that
 * had enough mails or errors: then the next one is opened, and only a server that refuses that one, or says what it is
 * about, has too many. Servers that end a session every hundred mails had one campaign over two connections in the end.
 */
const isCrowded = ({ reply, stage, enhanced, detail }: Facts): boolean =>
  reply === 421 && (stage === 'connect' || (enhanced.startsWith('4.7.') && !/too many errors/i.test(detail)) || /too many\b.*\b(connections|sessions)|concurrent|simultaneous/i.test(detail));

function factsOf(error: unknown): Facts {
  const fields = typeof error === 'object' && error !== null ? new Map<string, unknown>(Object.entries(error)) : new Map<string, unknown>();
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  const message = error instanceof Error ? error.message : String(error);
  const code = text('code') || 'EUNKNOWN';
  const whole = isTorn(code, message) ? '' : text('response');
  const [stage, reply, enhanced] = [stageOf(text('command'), code), whole === '' ? 0 : Number(fields.get('responseCode') ?? 0), enhancedIn(whole)];
  return { code, stage, reply, enhanced: isMailboxFull({ stage, enhanced, detail: whole }) ? `${String(reply).charAt(0)}.2.2` : enhanced, detail: shorten(whole || message) };
}

/** 452 and 552 without a code of their own are said of full mailboxes, of full servers and of large mails. */
const isMailboxFull = ({ stage, enhanced, detail }: Pick<Facts, 'stage' | 'enhanced' | 'detail'>): boolean =>
  (stage === 'rcpt' || stage === 'final') && /^(?:|[45]\.[02]\.0)$/.test(enhanced) && MAILBOX_FULL.test(detail) && !ABOUT_SENDING.test(detail);

/** nodemailer gives what stood on the line when the connection closed as a reply; half a refusal refuses nothing. */
const isTorn = (code: string, message: string): boolean => code === 'ECONNECTION' || message.startsWith('Connection closed unexpectedly');

/** nodemailer names the command whose reply it was waiting for, yet says CONN for every broken connection. */
function stageOf(command: string, code: string): SmtpStage {
  if (command === 'API') return code === 'EAUTH' ? 'auth' : 'local';
  if (command === 'MAIL FROM') return 'mail';
  if (command === 'RCPT TO') return 'rcpt';
  if (command === 'DATA') return code === 'EMESSAGE' ? 'final' : 'data';
  return command.startsWith('AUTH') ? 'auth' : 'connect';
}

/** Every `x.y.z` that stands alone, in their order. */
const enhancedCodesIn = (text: string): string[] => [...text.matchAll(/(?:^|[\s#;('"-])([245]\.\d{1,3}\.\d{1,3})(?=[\s);,:'">]|$)/g)].map(([, code = '']) => code);
const enhancedIn = (text: string): string => enhancedCodesIn(text)[0] ?? '';
