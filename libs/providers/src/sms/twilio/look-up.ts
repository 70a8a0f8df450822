import type { LookUpResult, ReceiptFact, UnknownCall } from '../../port.js';
import { asArray, asObject, asText, objectIn } from '../../vendor-call/read-json.js';
import type { VendorAnswer, VendorHttp } from '../../vendor-call/vendor-http.js';
import { twilioReceipt } from './receipt.js';

/** Newest first; a person gets fewer than this many messages of one account in the minutes that are asked about. */
const PAGE_SIZE = 100;
/** The clocks of both sides differ by this much at most. */
const CLOCK_SKEW_MS = 60_000;
/** Twilio shows a message within seconds; one that is not there after this was never taken. */
const SETTLED_MS = 60_000;

export interface TwilioApi {
  readonly http: VendorHttp;
  /** `/2010-04-01/Accounts/{sid}/Messages`. */
  readonly messages: string;
  readonly headers: Readonly<Record<string, string>>;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Twilio knows no id of ours: by its own id when a part of the answer named it, else by recipient, text and time
 * (PROVIDERS.md section 3.1). Its date filters act on the date of sending and would miss what still waits.
 */
export async function lookUpAtTwilio(call: UnknownCall, api: TwilioApi): Promise<LookUpResult> {
  if (call.externalId !== undefined) return byId(call.externalId, call, api);
  const query = new URLSearchParams({ To: call.to, PageSize: String(PAGE_SIZE) });
  const answer = await api.http.call({ method: 'GET', path: `${api.messages}.json?${query.toString()}`, headers: api.headers });
  const rows = rowsOf(answer);
  if (rows === undefined) return undecided(answer);
  const recent = rows.filter((row) => createdAt(row) >= call.startedAt.getTime() - CLOCK_SKEW_MS && asText(row['direction']) !== 'inbound');
  const receipts = recent.filter((row) => call.text === undefined || row['body'] === call.text).reverse().flatMap((row) => receiptOf(row, call) ?? []);
  if (receipts.length > 0) return { kind: 'found', receipts };
  const isComplete = rows.length < PAGE_SIZE || rows.some((row) => createdAt(row) < call.startedAt.getTime() - CLOCK_SKEW_MS);
  const isSettled = Date.now() - call.startedAt.getTime() >= SETTLED_MS;
  // With another text in the list nothing is certain: Twilio may have put simpler characters in, or been told to forget texts.
  return isComplete && isSettled && recent.length === 0 ? { kind: 'absent' } : { kind: 'undecided', detail: 'Twilio’s list does not decide it yet.' };
}

async function byId(sid: string, call: UnknownCall, { http, messages, headers }: TwilioApi): Promise<LookUpResult> {
  const answer = await http.call({ method: 'GET', path: `${messages}/${encodeURIComponent(sid)}.json`, headers });
  if (answer.kind !== 'answer' || answer.status !== 200) return undecided(answer);
  const receipt = receiptOf(objectIn(answer.text), call);
  return receipt === undefined ? undecided(answer) : { kind: 'found', receipts: [receipt] };
}

function receiptOf(row: Row, { attemptId }: UnknownCall): ReceiptFact | undefined {
  const [sid, status] = [asText(row['sid']), asText(row['status'])];
  if (sid === undefined || status === undefined) return undefined;
  const at = new Date(Date.parse(asText(row['date_updated']) ?? asText(row['date_created']) ?? '') || Date.now());
  return { ...twilioReceipt({ sid, status, errorCode: asText(row['error_code']), errorMessage: asText(row['error_message']), at }), attemptId };
}

function rowsOf(answer: VendorAnswer): readonly Row[] | undefined {
  if (answer.kind !== 'answer' || answer.status !== 200) return undefined;
  const { messages } = objectIn(answer.text);
  return Array.isArray(messages) ? asArray(messages).map(asObject) : undefined;
}

const createdAt = (row: Row): number => Date.parse(asText(row['date_created']) ?? '') || 0;

const undecided = (answer: VendorAnswer): LookUpResult => ({
  kind: 'undecided',
  detail: answer.kind === 'answer' ? `Twilio answered ${answer.status}.` : `Twilio could not be asked (${answer.code}).`,
});
