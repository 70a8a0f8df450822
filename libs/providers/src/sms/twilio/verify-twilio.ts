import { doorUrl } from '../../callback-url.js';
import type { VerificationEnvironment } from '../../manifest.js';
import { asArray, asText } from '../../vendor-call/read-json.js';
import { VendorHttp } from '../../vendor-call/vendor-http.js';
import { addressStep } from '../../verification/address-step.js';
import { fine, type VerificationStep } from '../../verification/verification.js';
import { stepsWith, VERIFICATION_ANSWER_MS, vendorStep } from '../../verification/vendor-step.js';
import { senderKind } from '../sender.js';
import { senderFinding } from '../sender-step.js';
import { TWILIO_URL, basicAuthorization } from './adapter.js';
import { twilioCodes } from './codes.js';
import type { TwilioCredentials } from './manifest.js';

type Json = Readonly<Record<string, unknown>>;

/** Account, sender, callback address: what can be tried at Twilio without sending anything. */
export function twilioVerification(credentials: TwilioCredentials, accountId: string, { apiUrls, publicUrl }: VerificationEnvironment): readonly VerificationStep[] {
  const { accountSid, authToken } = credentials.twilio;
  const http = new VendorHttp(apiUrls.twilio ?? TWILIO_URL, { connections: 1, answerMs: VERIFICATION_ANSWER_MS });
  const headers = { authorization: basicAuthorization(accountSid, authToken), accept: 'application/json' };
  const root = `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;
  const account = vendorStep(http, { name: 'account', request: { method: 'GET', path: `${root}.json`, headers }, found: accountFinding, refused: (status, body) => wrongAccount(status, body) });
  const urls = (['status', 'inbound'] as const).map((kind) => doorUrl(publicUrl, { door: 'twilio', accountId, kind }));
  return stepsWith(http, [account, senderStep({ http, credentials, headers, root }), addressStep({ publicUrl, urls })]);
}

function accountFinding(body: Json) {
  const [status, type] = [asText(body['status']) ?? '', asText(body['type']) ?? ''];
  if (status !== '' && status !== 'active') {
    return {
      ok: false as const,
      detail: { en: `The account is ${status}.`, es: `La cuenta está en estado ${status}.` },
      remedy: { en: 'Open the Twilio console: it says what Twilio is waiting for (billing, identity, a policy).', es: 'Abre la consola de Twilio: dice qué espera Twilio (pago, identidad, una norma).' },
    };
  }
  if (type === 'Trial') return fine('The account works, as a trial: it reaches verified numbers alone.', 'La cuenta funciona, en modo de prueba: solo llega a números verificados.');
  return fine('The account works.', 'La cuenta funciona.');
}

function wrongAccount(status: number, body: Json) {
  const code = asText(body['code']) ?? String(status);
  const known = twilioCodes.get(code === '401' ? '20003' : code === '404' ? '20404' : code);
  return {
    detail: { en: `Twilio refuses the account (${code}).`, es: `Twilio rechaza la cuenta (${code}).` },
    remedy: known?.text ?? { en: 'Compare account SID and primary auth token with the Twilio console.', es: 'Compara el SID y el token primario con la consola de Twilio.' },
  };
}

interface SenderCheck {
  readonly http: VendorHttp;
  readonly credentials: TwilioCredentials;
  readonly headers: Readonly<Record<string, string>>;
  readonly root: string;
}

/** A service at its own API, a number in the account's list; a name or short code is nobody's to look up. */
function senderStep({ http, credentials, headers, root }: SenderCheck): VerificationStep {
  const { senderName = '', twilio } = credentials;
  const service = twilio.messagingServiceSid ?? (senderKind(senderName) === 'service' ? senderName : undefined);
  if (service !== undefined) return serviceStep(service);
  if (senderKind(senderName) !== 'number') return { name: 'sender', run: async () => senderFinding(senderName) };
  const query = new URLSearchParams({ PhoneNumber: senderName });
  const remedy = { en: `Choose one of the account’s own numbers, or buy ${senderName} at Twilio.`, es: `Elige un número de la cuenta, o compre ${senderName} en Twilio.` };
  const notOurs = { detail: { en: `${senderName} is no number of the account.`, es: `${senderName} no es un número de la cuenta.` }, remedy, goOn: true as const };
  return vendorStep(http, {
    name: 'sender',
    request: { method: 'GET', path: `${root}/IncomingPhoneNumbers.json?${query.toString()}`, headers },
    found: (body) => (asArray(body['incoming_phone_numbers']).length > 0 ? senderFinding(senderName) : { ok: false, ...notOurs }),
    refused: () => notOurs,
  });
}

/** Services live at another host than messages do; asking there with every base URL would be guessing. The first send tells (21705). */
function serviceStep(service: string): VerificationStep {
  return { name: 'sender', run: async () => fine(`The Messaging Service ${service} picks the sender; its senders are managed at Twilio.`, `El Messaging Service ${service} elige el remitente; sus remitentes se gestionan en Twilio.`) };
}
