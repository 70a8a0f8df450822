import { createHmac, randomBytes } from 'node:crypto';
import { doorUrl } from '../../callback-url.js';
import type { Label } from '../../label.js';
import type { VerificationEnvironment } from '../../manifest.js';
import { asArray, asObject, asText } from '../../vendor-call/read-json.js';
import { VendorHttp, type VendorRequest } from '../../vendor-call/vendor-http.js';
import { addressStep } from '../../verification/address-step.js';
import { fine, skippedStep, type StepFinding, type VerificationStep } from '../../verification/verification.js';
import { stepsWith, VERIFICATION_ANSWER_MS, vendorStep } from '../../verification/vendor-step.js';
import { META_URL } from './adapter.js';
import { metaCodes } from './codes.js';
import type { MetaCredentials } from './manifest.js';

type Json = Readonly<Record<string, unknown>>;

/** Number, business account, templates, subscription, secrets, callback address: all that Meta can be asked without sending. */
export function metaVerification(credentials: MetaCredentials, accountId: string, { apiUrls, publicUrl }: VerificationEnvironment): readonly VerificationStep[] {
  const http = new VendorHttp(apiUrls.meta ?? META_URL, { connections: 1, answerMs: VERIFICATION_ANSWER_MS });
  const graph: Graph = { http, credentials, ask: (method, path) => ({ method, path: `/${credentials.apiVersion}/${path}`, headers: { authorization: `Bearer ${credentials.apiToken}`, accept: 'application/json' } }) };
  const challenge = randomBytes(8).toString('hex');
  const { verifyToken } = credentials;
  const query = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken ?? '', 'hub.challenge': challenge }).toString();
  const urls = [doorUrl(publicUrl, { door: 'whatsapp', accountId, kind: 'all' })];
  return stepsWith(http, [
    numberStep(graph), businessStep(graph), templatesStep(graph), subscriptionStep(graph), appSecretStep(graph),
    { name: 'verify-token', run: async () => verifyTokenFinding(verifyToken) },
    addressStep({ publicUrl, urls, ...(verifyToken !== undefined && { handshake: { query, answer: challenge } }) }),
  ]);
}

interface Graph {
  readonly http: VendorHttp;
  readonly credentials: MetaCredentials;
  readonly ask: (method: 'GET' | 'POST', path: string) => VendorRequest;
}

/** What Meta refuses, with the sentence that its code has. */
function refusal(status: number, body: Json, otherwise: Label) {
  const error = asObject(body['error']);
  const [code, message] = [asText(error['code']) ?? String(status), asText(error['message']) ?? ''];
  const known = code === '100' ? undefined : metaCodes.get(code);
  return { detail: { en: `Meta says ${code}: ${message}`.slice(0, 400), es: `Meta responde ${code}: ${message}`.slice(0, 400) }, remedy: known?.text ?? otherwise };
}

const numberStep = ({ http, credentials, ask }: Graph): VerificationStep =>
  vendorStep(http, {
    name: 'number',
    request: ask('GET', `${encodeURIComponent(credentials.phoneId)}?fields=id,display_phone_number,verified_name,quality_rating`),
    found: (body) => {
      const about = ['verified_name', 'display_phone_number', 'quality_rating'].flatMap((name) => asText(body[name]) ?? []).join(' · ');
      return fine(`The token opens the number: ${about}`, `El token abre el número: ${about}`);
    },
    refused: (status, body) => refusal(status, body, {
      en: 'Compare token and phone number ID with Meta: WhatsApp → API Setup. The ID is not the telephone number.',
      es: 'Compara el token y el identificador del número con Meta: WhatsApp → API Setup. El identificador no es el número de teléfono.',
    }),
  });

const withoutBusiness = skippedStep('Without the business account’s ID templates cannot be read.', 'Sin el identificador de la cuenta de empresa no se pueden leer plantillas.');

function businessStep({ http, credentials, ask }: Graph): VerificationStep {
  const { businessId, phoneId } = credentials;
  if (businessId === undefined) return { name: 'business-account', run: async () => withoutBusiness };
  const remedy = { en: 'Enter the WhatsApp Business Account ID that holds the number (Meta: WhatsApp → API Setup).', es: 'Introduce el identificador de la cuenta de WhatsApp Business que tiene el número (Meta: WhatsApp → API Setup).' };
  return vendorStep(http, {
    name: 'business-account',
    request: ask('GET', `${encodeURIComponent(businessId)}/phone_numbers?fields=id&limit=100`),
    found: (body) =>
      asArray(body['data']).some((row) => asText(asObject(row)['id']) === phoneId)
        ? fine('The number belongs to the business account.', 'El número es de la cuenta de empresa.')
        : { ok: false, goOn: true, detail: { en: 'The number is not in this business account.', es: 'El número no está en esta cuenta de empresa.' }, remedy },
    refused: (status, body) => ({ ...refusal(status, body, remedy), goOn: true }),
  });
}

function templatesStep({ http, credentials: { businessId }, ask }: Graph): VerificationStep {
  if (businessId === undefined) return { name: 'templates', run: async () => withoutBusiness };
  return vendorStep(http, {
    name: 'templates',
    request: ask('GET', `${encodeURIComponent(businessId)}/message_templates?fields=name&limit=1`),
    found: () => fine('Templates can be read.', 'Se pueden leer las plantillas.'),
    refused: (status, body) => ({ ...refusal(status, body, { en: 'Give the token the permission whatsapp_business_management.', es: 'Da al token el permiso whatsapp_business_management.' }), goOn: true }),
  });
}

/** Without a subscription Meta calls nobody, and says nothing about it: so it is made. */
function subscriptionStep({ http, credentials: { businessId }, ask }: Graph): VerificationStep {
  if (businessId === undefined) return { name: 'subscription', run: async () => withoutBusiness };
  const apps = `${encodeURIComponent(businessId)}/subscribed_apps`;
  const remedy = { en: 'Let a token with whatsapp_business_management subscribe the app: POST /{businessId}/subscribed_apps.', es: 'Suscribe la app con un token que tenga whatsapp_business_management: POST /{businessId}/subscribed_apps.' };
  const missing = { ok: false, goOn: true, remedy, detail: { en: 'The app is not subscribed: Meta sends no report and no reply.', es: 'La app no está suscrita: Meta no envía confirmaciones ni respuestas.' } } as const;
  return vendorStep(http, {
    name: 'subscription',
    request: ask('GET', apps),
    found: async (body) => {
      if (asArray(body['data']).length > 0) return fine('The app is subscribed to the business account.', 'La app está suscrita a la cuenta de empresa.');
      const made = await http.call(ask('POST', apps));
      return made.kind === 'answer' && made.status < 300 ? fine('The app was not subscribed, and is now.', 'La app no estaba suscrita y ahora lo está.') : missing;
    },
    refused: (status, body) => ({ ...refusal(status, body, remedy), goOn: true }),
  });
}

/** Meta compares a proof made with the secret, where the token is the same app's. */
function appSecretStep({ http, credentials, ask }: Graph): VerificationStep {
  const { appSecret, apiToken, phoneId } = credentials;
  const remedy = { en: 'Copy the app secret from Meta: App settings → Basic. Without the right one every callback is refused.', es: 'Copia la clave secreta de la app de Meta: Configuración → Básica. Sin la correcta se rechaza todo aviso.' };
  if (appSecret === undefined || appSecret === '') {
    const detail = { en: 'No app secret is set: no report or reply can be believed.', es: 'No hay clave secreta: no se puede creer ninguna confirmación ni respuesta.' };
    return { name: 'app-secret', run: async () => ({ ok: false, goOn: true, detail, remedy }) };
  }
  const proof = createHmac('sha256', appSecret).update(apiToken).digest('hex');
  const unknown = skippedStep('The app secret is set; the first callback proves it.', 'La clave secreta está puesta; el primer aviso la probará.');
  return {
    name: 'app-secret',
    run: async () => {
      const answer = await http.call(ask('GET', `${encodeURIComponent(phoneId)}?fields=id&appsecret_proof=${proof}`));
      if (answer.kind !== 'answer') return unknown;
      if (answer.status < 300) return fine('Meta takes the app secret.', 'Meta acepta la clave secreta.');
      return /appsecret_proof/.test(answer.text) ? { ok: false, goOn: true, detail: { en: 'Meta says that this is not the secret of the token’s app.', es: 'Meta dice que no es la clave de la app del token.' }, remedy } : unknown;
    },
  };
}

function verifyTokenFinding(verifyToken: string | undefined): StepFinding {
  if (verifyToken !== undefined && verifyToken !== '') return fine('A verify token is set; enter the same one at Meta.', 'Hay un token de verificación; pon el mismo en Meta.');
  return {
    ok: false, goOn: true,
    detail: { en: 'No verify token is set: Meta cannot check the callback URL.', es: 'No hay token de verificación: Meta no puede comprobar la URL.' },
    remedy: { en: 'Make up a word of your own, save it here and enter it at Meta beside the callback URL.', es: 'Inventa una palabra, guárdala aquí e introdúcela en Meta junto a la URL.' },
  };
}
