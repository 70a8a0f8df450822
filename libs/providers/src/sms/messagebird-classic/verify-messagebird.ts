import { doorUrl } from '../../callback-url.js';
import type { VerificationEnvironment } from '../../manifest.js';
import { asArray, asObject, asText } from '../../vendor-call/read-json.js';
import { VendorHttp } from '../../vendor-call/vendor-http.js';
import { addressStep } from '../../verification/address-step.js';
import { fine, type StepFinding, type VerificationStep } from '../../verification/verification.js';
import { stepsWith, VERIFICATION_ANSWER_MS, vendorStep } from '../../verification/vendor-step.js';
import { senderFinding } from '../sender-step.js';
import { MESSAGEBIRD_URL } from './adapter.js';
import { messagebirdCodes } from './codes.js';
import type { MessagebirdCredentials } from './manifest.js';

/** Key and balance, sender, signing key, callback address: what can be tried at MessageBird without sending anything. */
export function messagebirdVerification(credentials: MessagebirdCredentials, accountId: string, { apiUrls, publicUrl }: VerificationEnvironment): readonly VerificationStep[] {
  const { accessKey, signingKey } = credentials.messagebird;
  const http = new VendorHttp(apiUrls.messagebird ?? MESSAGEBIRD_URL, { connections: 1, answerMs: VERIFICATION_ANSWER_MS });
  const headers = { authorization: `AccessKey ${accessKey}`, accept: 'application/json' };
  const urls = (['status', 'inbound'] as const).map((kind) => doorUrl(publicUrl, { door: 'messagebird', accountId, kind }));
  return stepsWith(http, [
    vendorStep(http, {
      name: 'key',
      request: { method: 'GET', path: '/balance', headers },
      found: (body) => {
        const balance = `${asText(body['amount']) ?? '?'} ${asText(body['type']) ?? ''}`.trim();
        return fine(`MessageBird takes the key; balance ${balance}. This API ends with 2026: move to v1.`, `MessageBird acepta la clave; saldo ${balance}. Esta API termina con 2026: cámbiate a v1.`);
      },
      refused: (status, body) => ({
        detail: { en: `MessageBird refuses the key (${codeIn(body) ?? status}).`, es: `MessageBird rechaza la clave (${codeIn(body) ?? status}).` },
        remedy: messagebirdCodes.get(codeIn(body) ?? '')?.text ?? { en: 'Enter the present live access key.', es: 'Introduce la clave de acceso (live) actual.' },
      }),
    }),
    { name: 'sender', run: async () => senderFinding(credentials.senderName) },
    { name: 'signing-key', run: async () => signingFinding(signingKey) },
    addressStep({ publicUrl, urls }),
  ]);
}

const codeIn = (body: Readonly<Record<string, unknown>>): string | undefined => asText(asObject(asArray(body['errors'])[0])['code']);

function signingFinding(signingKey: string | undefined): StepFinding {
  if (signingKey !== undefined && signingKey !== '') return fine('A signing key is set; the first report proves it.', 'Hay una clave de firma; el primer aviso la probará.');
  return {
    ok: false, goOn: true,
    detail: { en: 'Without the signing key no delivery report or reply can be believed.', es: 'Sin la clave de firma no se puede creer ninguna confirmación ni respuesta.' },
    remedy: { en: 'Copy the signing key (not the access key) from MessageBird’s developer settings.', es: 'Copia la clave de firma (no la de acceso) de los ajustes de desarrollador de MessageBird.' },
  };
}
