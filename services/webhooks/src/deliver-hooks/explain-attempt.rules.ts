import type { HookAttempt } from '@messaging/contracts';
import type { Label } from '@messaging/providers';

/** What a call that did not arrive came to, and what to do about it, in both languages. */
export interface AttemptExplained {
  readonly text: Label;
  readonly remedy?: Label;
}

/** How the error of an attempt begins (`ECONNREFUSED: …`, `HTTP 401`), and what that means. */
const symptoms: readonly (readonly [RegExp, AttemptExplained])[] = [
  [/^OUTBOUND\.NAME_UNKNOWN/, {
    text: { en: 'No server has this name.', es: 'Ningún servidor tiene ese nombre.' },
    remedy: { en: 'The host name does not resolve: check how it is spelled, and its DNS record.', es: 'El nombre no lleva a ninguna parte: comprueba cómo está escrito y su registro DNS.' },
  }],
  [/^HOOK\.HTTPS_REQUIRED/, {
    text: { en: 'The address begins with http and not with https.', es: 'La dirección empieza por http y no por https.' },
    remedy: { en: 'Give an address that begins with https.', es: 'Da una dirección que empiece por https.' },
  }],
  [/^OUTBOUND\./, {
    text: { en: 'The address leads into a private network, and those are not called.', es: 'La dirección lleva a una red privada, y a esas no se llama.' },
    remedy: { en: 'The address is not public. An operator may list it in OUTBOUND_ALLOW.', es: 'La dirección no es pública. Quien lleva la plataforma puede ponerla en OUTBOUND_ALLOW.' },
  }],
  [/^(TIMEOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT|ETIMEDOUT)/, {
    text: { en: 'Nobody answered in time.', es: 'Nadie respondió a tiempo.' },
    remedy: { en: 'Nothing answered within 15 s: answer at once with 204, and do the work afterwards.', es: 'Nada respondió en 15 s: responde enseguida con 204 y haz el trabajo después.' },
  }],
  [/CERT|TLS|SSL|SELF_SIGNED|ALTNAME/, {
    text: { en: 'Its certificate cannot be trusted.', es: 'Su certificado no es de fiar.' },
    remedy: { en: 'The certificate is not one that is trusted for this host.', es: 'Pon un certificado válido para ese nombre de servidor.' },
  }],
  [/ECONNREFUSED/, {
    text: { en: 'The server is there, and takes no calls at this port.', es: 'El servidor está ahí, pero no atiende en ese puerto.' },
    remedy: { en: 'Nothing listens there.', es: 'Ahí no escucha nada: arranca el sistema o corrige la dirección.' },
  }],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)/, {
    text: { en: 'It broke the call off.', es: 'Cortó la llamada.' },
    remedy: { en: 'The log of that system, or of the proxy before it, says why.', es: 'El registro de ese sistema, o del proxy que tiene delante, dice por qué.' },
  }],
  [/^E(NET|HOST)UNREACH/, { text: { en: 'No way leads to this server.', es: 'No hay camino hasta ese servidor.' } }],
  [/redirects are not followed/, {
    text: { en: 'It sends the call on to another address, and redirects are not followed.', es: 'Manda la llamada a otra dirección, y las redirecciones no se siguen.' },
    remedy: { en: 'Give the address that the redirect leads to.', es: 'Da la dirección a la que lleva la redirección.' },
  }],
  [/^HTTP 40[13]$/, {
    text: { en: 'It refused the call.', es: 'Rechazó la llamada.' },
    remedy: { en: 'The receiver refuses the call: check that it verifies the signature with this hook’s secret.', es: 'Comprueba que verifica la firma con el secreto de esta dirección.' },
  }],
  [/^HTTP 404$/, {
    text: { en: 'There is nothing at this address.', es: 'En esa dirección no hay nada.' },
    remedy: { en: 'Check what stands behind the host name.', es: 'Comprueba lo que va detrás del nombre del servidor.' },
  }],
  [/^HTTP 410$/, { text: { en: 'It wants to hear of nothing any more.', es: 'Ya no quiere enterarse de nada.' } }],
  [/^HTTP 405$/, {
    text: { en: 'It takes no POST at this address.', es: 'En esa dirección no admite POST.' },
    remedy: { en: 'Give the address that takes calls by POST.', es: 'Da la dirección que admite llamadas por POST.' },
  }],
  [/^HTTP (429|5\d\d)$/, {
    text: { en: 'It could not take the call on at the moment.', es: 'En ese momento no pudo atender la llamada.' },
    remedy: { en: 'The log of that system says why.', es: 'El registro de ese sistema dice por qué.' },
  }],
  [/^HTTP \d+$/, {
    text: { en: 'It did not accept the call.', es: 'No aceptó la llamada.' },
    remedy: { en: 'The log of that system says why; whatever it takes on it answers with 2xx.', es: 'El registro de ese sistema dice por qué; lo que acepta lo responde con 2xx.' },
  }],
];

const unforeseen: AttemptExplained = { text: { en: 'The call did not get through.', es: 'La llamada no llegó.' } };

/** What came of a call in a sentence; nothing where it arrived. */
export function explainAttempt({ error }: Partial<HookAttempt>): AttemptExplained | undefined {
  if (error === undefined) return undefined;
  return symptoms.find(([symptom]) => symptom.test(error))?.[1] ?? unforeseen;
}

/** The attempt as it is shown: with its sentence. */
export function withSentence(attempt: HookAttempt): HookAttempt {
  const explained = explainAttempt(attempt);
  return explained ? { ...attempt, text: explained.text } : attempt;
}
