import type { CallbackDoor, CallbackParser, CallbackResult, MismatchedPart, RawCallback, VerifyingAccount } from '../callback-port.js';
import type { Label } from '../label.js';
import { bodyVariations, urlVariations, type Variation } from './variations.rules.js';

/** What is wrong with a callback, down to the part that does not match. */
export type Diagnosis =
  | { readonly verified: true; readonly detail: Label }
  | { readonly verified: false; readonly part: MismatchedPart; readonly detail: Label; readonly remedy: Label };

export interface CallbackCase {
  readonly parser: CallbackParser;
  readonly door: CallbackDoor;
  readonly callback: RawCallback;
  readonly account: VerifyingAccount;
  readonly publicUrl: string;
}

/**
 * Finds what keeps a callback from being believed. A signature covers several things and says of none that it is
 * wrong: so each is varied alone, and the variation that fits names it. Nothing here lets anything in.
 */
export async function diagnoseCallback(given: CallbackCase): Promise<Diagnosis> {
  const result = await verify(given, given.callback);
  if (result.kind !== 'rejected') return { verified: true, detail: believed(result) };
  if (result.part !== undefined && result.part !== 'key') return { verified: false, part: result.part, detail: same(result.detail), remedy: remedies[result.part] };
  const { callback, publicUrl } = given;
  const url = await firstThatFits(given, urlVariations(callback, publicUrl));
  if (url) return { verified: false, part: 'url', detail: url.detail, remedy: url.remedy };
  const body = await firstThatFits(given, bodyVariations(callback));
  if (body) return { verified: false, part: 'body', detail: body.detail, remedy: body.remedy };
  return { verified: false, part: 'key', ...(await keyTrouble(given)) };
}

const verify = ({ parser, door, account }: CallbackCase, callback: RawCallback): Promise<CallbackResult> => parser.parse(door, callback, account);

async function firstThatFits(given: CallbackCase, variations: readonly Variation[]): Promise<Variation | undefined> {
  for (const variation of variations) if ((await verify(given, variation.callback)).kind !== 'rejected') return variation;
  return undefined;
}

/** A key pasted with blanks, or into the wrong field, verifies all the same when it is put right. */
async function keyTrouble(given: CallbackCase): Promise<{ detail: Label; remedy: Label }> {
  const fields = Object.entries(given.account.secrets);
  const set = fields.filter(([, keys]) => keys.length > 0);
  if (set.length === 0) return { detail: { en: 'No secret is set that could verify it.', es: 'No hay ningún secreto con el que verificarlo.' }, remedy: remedies.key };
  const all = set.flatMap(([, keys]) => keys.flatMap((key) => [key, key.trim(), key.toLowerCase()]));
  const swapped: VerifyingAccount = { ...given.account, secrets: Object.fromEntries(fields.map(([field]) => [field, [...new Set(all)]])) };
  if ((await given.parser.parse(given.door, given.callback, swapped)).kind !== 'rejected') {
    return {
      detail: { en: 'It is signed with a secret that stands in another field, or was pasted with blanks or in the wrong case.', es: 'Está firmado con un secreto que está en otro campo, o se pegó con espacios o en otra caja.' },
      remedy: { en: 'Enter each secret again in its own field, without blanks around it.', es: 'Introduce de nuevo cada secreto en su campo, sin espacios alrededor.' },
    };
  }
  return {
    detail: { en: 'URL and body look untouched, and no secret that is set made this signature.', es: 'La URL y el cuerpo parecen intactos y ningún secreto guardado hizo esta firma.' },
    remedy: remedies.key,
  };
}

function believed(result: Exclude<CallbackResult, { kind: 'rejected' }>): Label {
  if (result.kind === 'handshake') return { en: 'The handshake is answered.', es: 'Se responde al saludo.' };
  if (result.foreign) return { en: 'The signature fits, but it speaks of another account of the provider: kept, without effect. Compare the account’s ids.', es: 'La firma es correcta, pero habla de otra cuenta del proveedor: se guarda sin efecto. Compara los identificadores de la cuenta.' };
  const count = result.receipts.length + result.inbound.length;
  return { en: `The signature fits; it brings ${count} reports or messages.`, es: `La firma es correcta; trae ${count} informes o mensajes.` };
}

/** Words of parsers and libraries are English; they name headers and claims. */
const same = (text: string): Label => ({ en: text, es: text });

const remedies: Readonly<Record<MismatchedPart, Label>> = {
  header: {
    en: 'Let proxies pass the provider’s headers; and enter this URL for this provider alone.',
    es: 'Haz que los proxies dejen pasar las cabeceras del proveedor; y usa esta URL solo para este proveedor.',
  },
  key: {
    en: 'Copy the signing secret from the provider into the settings: Meta: app secret; Twilio: primary auth token, not an API key; MessageBird: signing key; Bird: the webhook’s secret. For email, copy the inbound secret of the settings to the mail server.',
    es: 'Copia el secreto de firma del proveedor en los ajustes: Meta: clave secreta de la app; Twilio: token primario, no una clave API; MessageBird: clave de firma; Bird: secreto del webhook. En el correo, copia el secreto de entrada de los ajustes al servidor de correo.',
  },
  url: {
    en: 'Enter the URL of the settings at the provider, exactly; PUBLIC_URL is the address that it calls.',
    es: 'Pon en el proveedor la URL de los ajustes, exacta; PUBLIC_URL es la dirección a la que llama.',
  },
  body: {
    en: 'Let proxies and gateways in front pass the body untouched.',
    es: 'Haz que proxies y pasarelas dejen el cuerpo intacto.',
  },
  time: {
    en: 'Set this machine’s clock (NTP). If it is right, the callback was held up on the way, or somebody sends an old one again.',
    es: 'Pon en hora esta máquina (NTP). Si ya lo está, el aviso se retrasó en el camino o alguien reenvía uno antiguo.',
  },
};
