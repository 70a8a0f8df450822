import type { Label } from '../../../label.js';
import type { StepFinding } from '../../../verification/verification.js';

/** What went wrong while a connection was opened. */
export interface OpeningFailure {
  readonly code: string;
  /** The server's or the network's own words. */
  readonly detail: string;
}

/** Server and port as the settings name them. */
export interface ServerPlace {
  readonly host: string;
  readonly port: number;
}

interface Remedy extends Label {
  readonly when: (failure: OpeningFailure) => boolean;
}

const always = (): boolean => true;

/** The first that fits is what staff read. */
const connectRemedies: readonly Remedy[] = [
  {
    when: ({ code }) => code === 'ECONNREFUSED',
    en: 'Nothing listens there: check server and port (587 as a rule, 465 for implicit TLS).',
    es: 'Allí no escucha nadie: comprueba el servidor y el puerto (normalmente 587; 465 con TLS implícito).',
  },
  {
    when: always,
    en: 'The server cannot be reached from here: check server and port, and whether a firewall lets this machine out to it.',
    es: 'No se llega al servidor desde aquí: comprueba servidor y puerto, y si un cortafuegos impide salir a esta máquina.',
  },
];

const greetingRemedies: readonly Remedy[] = [
  {
    when: ({ detail }) => /^[45]\d\d/.test(detail),
    en: 'The server refuses this machine before anything was said: ask its provider whether its address is blocked.',
    es: 'El servidor rechaza esta máquina antes de empezar: pregunta a tu proveedor si la dirección está bloqueada.',
  },
  {
    when: always,
    en: 'What answers there does not greet like a mail server. If the port is 465, or the provider says SSL/TLS, use port 465; else check server and port.',
    es: 'Lo que responde no saluda como un servidor de correo. Si tu proveedor indica SSL/TLS, usa el puerto 465; si no, comprueba servidor y puerto.',
  },
];

const tlsRemedies: readonly Remedy[] = [
  {
    when: ({ detail }) => /expired/i.test(detail),
    en: 'The certificate of the server has expired: its provider must renew it.',
    es: 'El certificado del servidor ha caducado: tu proveedor debe renovarlo.',
  },
  {
    when: ({ detail }) => /altnames|does not match/i.test(detail),
    en: 'The certificate is made out to another name: enter the server by the name in its certificate.',
    es: 'El certificado está a nombre de otro servidor: escribe el servidor con el nombre que figura en su certificado.',
  },
  {
    when: ({ detail }) => /self.signed/i.test(detail),
    en: 'The server signed its certificate itself, so nobody vouches for it: install one of a known authority (Let’s Encrypt is free).',
    es: 'El servidor firmó él mismo su certificado y nadie responde por él: instala uno de una autoridad conocida (Let’s Encrypt es gratuito).',
  },
  {
    when: ({ detail }) => /unable to (verify|get)|issuer/i.test(detail),
    en: 'The chain of the certificate is not complete or its authority is not known: the server must send the intermediate certificates too.',
    es: 'La cadena del certificado está incompleta o su autoridad no es conocida: el servidor debe enviar también los certificados intermedios.',
  },
  {
    when: ({ detail }) => /wrong version|packet length/i.test(detail),
    en: 'The server does not speak TLS on this port: 465 is for implicit TLS, 587 and 2525 for STARTTLS.',
    es: 'El servidor no habla TLS en este puerto: 465 es para TLS implícito; 587 y 2525 para STARTTLS.',
  },
  {
    when: always,
    en: 'The server offers no encryption on this port. Use 465 or 587 as its provider says; only inside your own network may encryption be switched off.',
    es: 'El servidor no ofrece cifrado en este puerto. Usa 465 o 587 según tu proveedor; solo dentro de tu propia red puede desactivarse el cifrado.',
  },
];

const authenticationRemedies: readonly Remedy[] = [
  {
    when: ({ code }) => code === 'ENOAUTH',
    en: 'The server offers no login here: leave user name and password empty, or use the port for submission (587).',
    es: 'El servidor no ofrece inicio de sesión aquí: deja vacíos usuario y contraseña, o usa el puerto de envío (587).',
  },
  {
    when: ({ code }) => code === 'EPLAINAUTH',
    en: 'Switch the encrypted connection on: a password is not sent in clear.',
    es: 'Activa la conexión cifrada: una contraseña no se envía sin cifrar.',
  },
  {
    when: ({ detail }) => /^4\d\d/.test(detail),
    en: 'The server cannot check the login now; try again in a few minutes.',
    es: 'El servidor no puede comprobar el acceso ahora; inténtalo en unos minutos.',
  },
  {
    when: always,
    en: 'User name or password are wrong. Many providers want a password made for applications, not the one of the mailbox.',
    es: 'El usuario o la contraseña no son correctos. Muchos proveedores exigen una contraseña de aplicación y no la del buzón.',
  },
];

const remedies = { connect: connectRemedies, greeting: greetingRemedies, tls: tlsRemedies, authentication: authenticationRemedies } as const;

/** The finding of the step at which opening failed. */
export function openingFailure(stage: keyof typeof remedies, failure: OpeningFailure, { host, port }: ServerPlace): StepFinding {
  const remedy = remedies[stage].find(({ when }) => when(failure));
  const words = `${host}:${port}: ${failure.detail}`;
  return { ok: false, detail: { en: words, es: words }, remedy: { en: remedy?.en ?? '', es: remedy?.es ?? '' } };
}
