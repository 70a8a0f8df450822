import { doorUrl } from '../../callback-url.js';
import type { VerificationEnvironment } from '../../manifest.js';
import { asObject, asText } from '../../vendor-call/read-json.js';
import { VendorHttp } from '../../vendor-call/vendor-http.js';
import { addressStep } from '../../verification/address-step.js';
import { fine, type StepFinding, type VerificationStep } from '../../verification/verification.js';
import { stepsWith, VERIFICATION_ANSWER_MS, vendorStep } from '../../verification/vendor-step.js';
import { senderFinding } from '../sender-step.js';
import { birdUrl } from './adapter.js';
import type { BirdCredentials } from './manifest.js';

/** Key, sender, webhook secret, callback address: what can be tried at Bird without sending anything. */
export function birdVerification(credentials: BirdCredentials, accountId: string, { apiUrls, publicUrl }: VerificationEnvironment): readonly VerificationStep[] {
  const { accessKey, signingKey } = credentials.messagebird;
  const http = new VendorHttp(apiUrls.bird ?? birdUrl(accessKey), { connections: 1, answerMs: VERIFICATION_ANSWER_MS });
  const headers = { authorization: `Bearer ${accessKey}`, accept: 'application/json', 'user-agent': 'messaging-platform' };
  const urls = (['status', 'inbound'] as const).map((kind) => doorUrl(publicUrl, { door: 'bird', accountId, kind }));
  return stepsWith(http, [
    vendorStep(http, {
      name: 'key',
      request: { method: 'GET', path: '/v1/sms/messages?limit=1', headers },
      found: () => fine('Bird takes the key.', 'Bird acepta la clave.'),
      refused: (status, body) => ({
        detail: { en: `Bird refuses the key (${asText(asObject(body['error'])['name']) ?? status}).`, es: `Bird rechaza la clave (${asText(asObject(body['error'])['name']) ?? status}).` },
        remedy: {
          en: 'Make an API key with access to SMS at Bird (it begins with bk_ and its region) and enter it here.',
          es: 'Crea en Bird una clave API con acceso a SMS (empieza por bk_ y su región) e introdúcela aquí.',
        },
      }),
    }),
    { name: 'sender', run: async () => senderFinding(credentials.senderName) },
    { name: 'webhook-secret', run: async () => secretFinding(signingKey) },
    addressStep({ publicUrl, urls }),
  ]);
}

function secretFinding(signingKey: string | undefined): StepFinding {
  if (signingKey !== undefined && signingKey !== '') return fine('A webhook secret is set; the first event proves it.', 'Hay un secreto de webhook; el primer aviso lo probará.');
  return {
    ok: false, goOn: true,
    detail: { en: 'Without the webhook’s secret no delivery report or reply can be believed.', es: 'Sin el secreto del webhook no se puede creer ninguna confirmación ni respuesta.' },
    remedy: { en: 'Copy the webhook’s secret (whsec_…) from Bird into the settings.', es: 'Copia el secreto del webhook (whsec_…) de Bird en los ajustes.' },
  };
}
