import { isReachableFromOutside } from '@messaging/kernel';
import { request } from 'undici';
import { asText, objectIn } from '../vendor-call/read-json.js';
import { fine, skippedStep, type StepFinding, type VerificationStep } from './verification.js';

/** The addresses that a vendor calls, and what stays away while it cannot. */
export interface VendorAddresses {
  readonly publicUrl: string;
  /** As they are to be pasted at the vendor. */
  readonly urls: readonly string[];
  /** A handshake that our own door answers with `answer`; without it the door refuses, in its own words. */
  readonly handshake?: { readonly query: string; readonly answer: string };
}

const TIMEOUT_MS = 5000;
const ANSWER_CHARS_MAX = 2000;

/**
 * Whether the vendor can reach us: by the address itself first, then by calling it as the vendor would. From inside a
 * house one's own public address may be out of reach; that says nothing, and is said to say nothing.
 */
export function addressStep(addresses: VendorAddresses): VerificationStep {
  return { name: 'callback-address', run: () => lookAt(addresses) };
}

async function lookAt(addresses: VendorAddresses): Promise<StepFinding> {
  const { publicUrl, urls, handshake } = addresses;
  if (!isReachableFromOutside(publicUrl)) return unreachable(publicUrl, urls.join(' · '));
  return addressFinding(await ask(`${urls[0] ?? publicUrl}${handshake === undefined ? '' : `?${handshake.query}`}`), addresses);
}

const unreachable = (publicUrl: string, paste: string): StepFinding =>
  skippedStep(
    `PUBLIC_URL is ${publicUrl}, which nobody outside can reach: messages leave, yet no delivery report, reply or opt-out comes in. Set PUBLIC_URL to an address on the internet (with https), then paste: ${paste}`,
    `PUBLIC_URL es ${publicUrl} y nadie de fuera puede alcanzarla: los mensajes salen, pero no llegan confirmaciones de entrega, respuestas ni bajas. Pon en PUBLIC_URL una dirección de internet (con https) y luego pega: ${paste}`,
  );

/** What the answer at our own public address says; undefined: there was none. */
export function addressFinding(answer: { readonly status: number; readonly text: string } | undefined, { publicUrl, urls, handshake }: VendorAddresses): StepFinding {
  const paste = urls.join(' · ');
  if (answer === undefined) {
    return skippedStep(
      `${publicUrl} did not answer from this machine, which need not mean that the provider cannot reach it; if it cannot, messages leave, yet no delivery report, reply or opt-out comes in. To be pasted there: ${paste}`,
      `${publicUrl} no respondió desde esta máquina, lo que no significa que el proveedor no pueda alcanzarla; si no puede, los mensajes salen, pero no llegan confirmaciones de entrega, respuestas ni bajas. Pegue allí: ${paste}`,
    );
  }
  const isOurs = handshake === undefined ? (asText(objectIn(answer.text)['code']) ?? '').startsWith('CALLBACK.') : answer.text === handshake.answer;
  if (isOurs) return fine(`The address answers. To be pasted at the provider: ${paste}`, `La dirección responde. Pega en el proveedor: ${paste}`);
  return {
    ok: false, goOn: true,
    detail: { en: `Somebody else answers at ${urls[0] ?? publicUrl} (HTTP ${answer.status}): no delivery report, reply or opt-out comes in.`, es: `En ${urls[0] ?? publicUrl} responde otro (HTTP ${answer.status}): no llegan confirmaciones de entrega, respuestas ni bajas.` },
    remedy: {
      en: 'Let the proxy in front hand /webhooks/ on to this product, with method, query and body unchanged; if PUBLIC_URL has a path, it strips that.',
      es: 'Haz que el proxy pase /webhooks/ a este producto, sin cambiar método, consulta ni cuerpo; si PUBLIC_URL tiene una ruta, debe quitarla.',
    },
  };
}

async function ask(url: string): Promise<{ status: number; text: string } | undefined> {
  try {
    const { statusCode, body } = await request(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { status: statusCode, text: (await body.text()).slice(0, ANSWER_CHARS_MAX) };
  } catch {
    return undefined;
  }
}
