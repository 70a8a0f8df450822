import { createHash } from 'node:crypto';
import PostalMime, { type Address, type Email } from 'postal-mime';
import type { CallbackDoor, CallbackParser, CallbackResult, InboundFact, RawCallback, VerifyingAccount } from '../../callback-port.js';
import type { ReceiptFact } from '../../port.js';
import { isSignedBy } from '../../signature.js';
import { failureInWords, kindOf } from './automatic-mail.js';
import { BOUNCE_TOKEN_LENGTH, type BounceTokens } from './bounce-token.js';
import { bounceFailure, shorten } from './outcome.js';
import { reportOf, withoutBrackets, type MailReport, type ReportFields } from './report.js';

/** Where a mail server writes the address a mail was really for. `Final-Recipient` is the customer, never us. */
const VERP_HEADERS = ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'return-path'];
/** Both forms of `returnPath`: `b+token@` and `local+b-token@`. */
const VERP = new RegExp(`(?:^|[^a-z0-9])b[+-]([a-z2-7]{${BOUNCE_TOKEN_LENGTH}})@`, 'gi');
const TEXT_MAX = 100_000;
const SUBJECT_MAX = 500;
const REFERENCES_MAX = 12;
/** A MB of attachments has 14,000, and a MB of empty ones half a million, of which the parser takes some 10 µs each. */
const LINES_MAX = 20_000;
/** Of a report's words for people; what happened stands at their beginning. */
const WORDS_MAX = 4000;
/** Feedback that is no complaint of a person (RFC 5965, 6430, 6591): found not to be spam, not authenticated, with a virus. */
const NO_COMPLAINT = /^(?:not-spam|auth-failure|virus|dmarc)$/i;
const nothing: CallbackResult = { kind: 'verified', receipts: [], inbound: [] };

/** What the report of an attempt hangs on. */
interface Correlation {
  readonly attemptId: string | undefined;
  readonly externalId: string | undefined;
  readonly at: Date;
}

/** Incoming mail of an SMTP account: bounces (RFC 3464), complaints (RFC 5965) and what people write. */
export class SmtpCallbackParser implements CallbackParser {
  readonly provider = 'smtp';

  constructor(private readonly bounceTokens: BounceTokens) {}

  async parse(door: CallbackDoor, callback: RawCallback, { secrets }: VerifyingAccount): Promise<CallbackResult> {
    if (door !== 'inbound') return { kind: 'rejected', detail: 'SMTP has no status callback' };
    const signature = callback.headers['x-signature'];
    if (typeof signature !== 'string') return { kind: 'rejected', part: 'header', detail: 'X-Signature is missing' };
    if (!isSignedBy(callback.body, secrets['inboundSecret'], signature)) {
      return { kind: 'rejected', detail: 'X-Signature does not match' };
    }
    const mail = await parseMail(callback.body);
    if (mail === undefined) return nothing;
    const report = reportOf(mail);
    const receipts = report === undefined ? [] : this.#receipts(mail, report, callback.receivedAt);
    // Somebody who hands a report on writes to us; only what is a report itself has nothing else to say.
    if (receipts.length > 0 || (report !== undefined && isReport(mail))) return { kind: 'verified', receipts, inbound: [] };
    const attemptId = this.#attemptOf(mail);
    const kind = kindOf(mail, attemptId !== undefined);
    if (kind === 'server') return { kind: 'verified', receipts: inWords(mail, attemptId, callback.receivedAt), inbound: [] };
    const fact = inboundOf(mail, callback);
    return { kind: 'verified', receipts: [], inbound: fact === undefined ? [] : [{ ...fact, ...(kind === 'automatic' && { content: 'automatic' }) }] };
  }

  #receipts(mail: Email, report: MailReport, receivedAt: Date): ReceiptFact[] {
    const correlation: Correlation = {
      attemptId: this.#attemptOf(mail, report),
      externalId: report.originalMessageId,
      at: dateOf(mail, receivedAt),
    };
    if (report.kind === 'feedback-report') return complaints(report, correlation);
    return report.recipients.flatMap((block) => receiptOf(block, correlation, mail.text ?? '') ?? []);
  }

  /** VERP first, then ENVID: only an address or id that carries our MAC says whose bounce this is. */
  #attemptOf(mail: Email, report?: MailReport): string | undefined {
    const addresses = mail.headers.filter(({ key }) => VERP_HEADERS.includes(key)).map(({ value }) => value);
    const reported = report?.about.get('original-mail-from') ?? ''; // feedback reports repeat the return path
    for (const text of [...addresses, reported]) {
      for (const [, token = ''] of text.matchAll(VERP)) {
        const attemptId = this.bounceTokens.read(token);
        if (attemptId !== undefined) return attemptId;
      }
    }
    return this.bounceTokens.read(report?.about.get('original-envelope-id') ?? '');
  }
}

const isReport = (mail: Email): boolean => mail.headers.some(({ key, value }) => key === 'content-type' && /^multipart\/report\b/i.test(value.trim()));

function receiptOf(block: ReportFields, { attemptId, externalId, at }: Correlation, text: string): ReceiptFact | undefined {
  const { action, status } = statedBy(block);
  if (action === '' || (attemptId === undefined && (action !== 'delivered' || externalId === undefined))) return undefined;
  const base = {
    dedupeKey: dedupeKey(attemptId ?? externalId ?? '', action, status, block.get('final-recipient') ?? ''),
    providerStatus: shorten(`${action} ${status}`).slice(0, 100),
    at,
    ...correlated(attemptId, externalId),
  };
  if (action === 'delivered') return { ...base, status: 'delivered' };
  if (action !== 'failed') return { ...base, status: 'other' };
  return { ...base, status: 'failed', failure: bounceFailure({ status, diagnostic: block.get('diagnostic-code') ?? '', text: text.slice(0, WORDS_MAX) }) };
}

/** A bounce that has words for people alone (qmail, old Exchange, many hosters). Without our token it is nobody's. */
function inWords(mail: Email, attemptId: string | undefined, receivedAt: Date): ReceiptFact[] {
  if (attemptId === undefined) return [];
  const failure = failureInWords(mail);
  const said = failure ? 'failed' : 'delayed';
  return [{ dedupeKey: dedupeKey(attemptId, said, 'in words'), status: failure ? 'failed' : 'other', providerStatus: said, at: dateOf(mail, receivedAt), attemptId, ...(failure && { failure }) }];
}

/** The words of a report, without the comments that RFC 3464 allows behind them. */
function statedBy(block: ReportFields): { action: string; status: string } {
  return {
    action: (block.get('action') ?? '').toLowerCase().split(/[\s(;]/, 1)[0] ?? '',
    status: /[245]\.\d{1,3}\.\d{1,3}/.exec(block.get('status') ?? '')?.[0] ?? '',
  };
}

/** A person pressed "spam": never again, yet no statement about delivery. */
function complaints(report: MailReport, { attemptId, externalId, at }: Correlation): ReceiptFact[] {
  const type = shorten(report.about.get('feedback-type') ?? 'abuse').slice(0, 50);
  if ((attemptId === undefined && externalId === undefined) || NO_COMPLAINT.test(type)) return [];
  return [
    {
      dedupeKey: dedupeKey(attemptId ?? externalId ?? '', 'complaint', type),
      status: 'other',
      providerStatus: 'complaint',
      at,
      ...correlated(attemptId, externalId),
      failure: { class: 'OPT_OUT', code: type, detail: 'The recipient reported the mail as unwanted.' },
    },
  ];
}

/**
 * A token speaks for its own attempt alone: beside one of another account the Message-ID, which every recipient knows, would
 * bring the bounce to whomever its writer chose.
 */
const correlated = (attemptId: string | undefined, externalId: string | undefined) =>
  attemptId !== undefined ? { attemptId } : externalId !== undefined ? { externalId } : {};

/** PROVIDERS.md section 6: attempt, action, status, final recipient; hashed when longer than a key may be. */
function dedupeKey(...parts: string[]): string {
  const key = parts.join('|').toLowerCase().replace(/\s+/g, '');
  return key.length <= 200 ? key : `sha256:${createHash('sha256').update(key).digest('hex')}`;
}

/** The mail's own date when it is believable: not in the future and at most 30 days old. */
function dateOf(mail: Email, receivedAt: Date): Date {
  const date = new Date(mail.date ?? Number.NaN);
  const age = receivedAt.getTime() - date.getTime();
  return age >= 0 && age <= 30 * 86_400_000 ? date : receivedAt;
}

/** Undefined for bytes that are no mail: the parser has bounds of its own (nesting, header size) and throws beyond them. */
async function parseMail(bytes: Buffer): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(firstLines(bytes), { forceRfc822Attachments: true });
  } catch {
    return undefined;
  }
}

/** What is said stands at the beginning. */
function firstLines(bytes: Buffer): Buffer {
  let end = 0;
  for (let count = 0; count < LINES_MAX; count++) {
    end = bytes.indexOf(0x0a, end) + 1;
    if (end === 0) return bytes;
  }
  return bytes.subarray(0, end);
}

function inboundOf(mail: Email, { body, receivedAt }: RawCallback): InboundFact | undefined {
  const from = addressIn(mail.from === undefined ? [] : [mail.from]);
  if (from === undefined) return undefined;
  const to = addressIn(mail.to ?? []);
  const messageId = withoutBrackets(mail.messageId);
  return {
    externalId: messageId !== undefined && messageId.length <= 255 ? messageId : `sha256:${createHash('sha256').update(body).digest('hex')}`,
    from,
    ...(to === undefined ? {} : { to }),
    text: (mail.text ?? '').trim().slice(0, TEXT_MAX),
    ...subjectOf(mail),
    ...referencesOf(mail),
    at: dateOf(mail, receivedAt),
  };
}

function subjectOf({ subject = '' }: Email): { subject?: string } {
  const line = subject.replace(/\s+/g, ' ').trim().slice(0, SUBJECT_MAX);
  return line === '' ? {} : { subject: line };
}

/** The first mail and the newest before this one: by the first, Outlook knows the conversation. */
function referencesOf({ references = '', inReplyTo = '' }: Email): { references?: readonly string[] } {
  const ids = [...(references || inReplyTo).matchAll(/<([^\s<>]{3,300})>/g)].map(([, id = '']) => id);
  const kept = ids.length <= REFERENCES_MAX ? ids : [...ids.slice(0, 1), ...ids.slice(1 - REFERENCES_MAX)];
  return kept.length === 0 ? {} : { references: kept };
}

function addressIn(addresses: readonly Address[]): string | undefined {
  const mailboxes = addresses.flatMap((each) => each.group ?? [each]);
  return mailboxes.map(({ address }) => address.trim().toLowerCase()).find((address) => address !== '');
}
