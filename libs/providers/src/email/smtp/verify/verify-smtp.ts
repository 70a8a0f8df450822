import type { OutboundAddress, OutboundGuard } from '../../../outbound/outbound-guard.js';
import { fine, skippedStep, type StepFinding, type VerificationStep } from '../../../verification/verification.js';
import type { ResolveTxt } from '../../../verification/record-resolver.js';
import type { SmtpReply } from '../reply-reader.js';
import type { SmtpCredentials } from '../manifest.js';
import type { SmtpServerSettings } from '../open-connection.js';
import { judgeDkim, judgeDmarc, judgeSpf } from './mail-records.rules.js';
import { openingFailure } from './opening-texts.js';
import { tryEnvelope, type TriedEnvelope } from './try-envelope.js';
import { tryServer, type OpeningStage, type TriedServer } from './try-server.js';

export interface SmtpVerification {
  readonly credentials: SmtpCredentials;
  readonly server: SmtpServerSettings;
  readonly guard: OutboundGuard;
  readonly resolveTxt: ResolveTxt;
}

/**
 * Tries an account as a mail would find it: name, address, connection, greeting, TLS, login, sender; then what DNS says
 * of the sender. Nothing is sent: the conversation ends before DATA.
 */
export function smtpVerification({ credentials, server, guard, resolveTxt }: SmtpVerification): readonly VerificationStep[] {
  const { host, port } = credentials;
  const place = { host, port };
  const resolved = once(() => guard.resolve(host, port, 'smtp'));
  const tried = once(async () => tryServer(server, await addressOf(resolved())));
  const envelope = once(async () => envelopeOf(await tried(), { from: envelopeSender(credentials), to: credentials.fromAddress }));
  const opening = (stage: OpeningStage, describe: (server: TriedServer) => StepFinding): VerificationStep => ({
    name: stage,
    run: async () => {
      const reached = await tried();
      return !reached.ok && reached.stage === stage ? openingFailure(stage, reached, place) : describe(reached);
    },
  });
  const greeting = opening('greeting', (reached) => fine(reached.greeting ?? 'The server greets.', reached.greeting ?? 'El servidor saluda.'));
  const tls = opening('tls', (reached) => encryption(reached, server.security));
  return [
    { name: 'name', run: async () => nameFinding(host, await resolved()) },
    { name: 'address', run: async () => addressFinding(await resolved()) },
    opening('connect', () => fine(`${host}:${port} answers.`, `${host}:${port} responde.`)),
    ...(server.security === 'implicit' ? [tls, greeting] : [greeting, tls]), // as the server does them
    opening('authentication', () => loginFinding(server)),
    { name: 'sender', run: async () => senderFinding(await envelope(), envelopeSender(credentials), credentials.fromAddress) },
    ...recordSteps(credentials, resolveTxt),
  ];
}

type Resolved = Awaited<ReturnType<OutboundGuard['resolve']>>;

async function addressOf(resolved: Promise<Resolved>): Promise<OutboundAddress> {
  const result = await resolved;
  if (!result.ok) throw new Error('the steps before would have ended here');
  return result.value;
}

const envelopeSender = ({ bounceDomain, fromAddress }: SmtpCredentials): string => (bounceDomain === undefined ? fromAddress : `bounces@${bounceDomain}`);

function nameFinding(host: string, resolved: Resolved): StepFinding {
  if (resolved.ok || resolved.problem.code !== 'OUTBOUND.NAME_UNKNOWN') return fine(`${host} is known.`, `${host} se conoce.`);
  return {
    ok: false,
    detail: { en: resolved.problem.detail, es: `El nombre ${host} no tiene ninguna dirección.` },
    remedy: { en: 'Check the spelling of the server; your mail provider’s help page names it.', es: 'Revisa cómo está escrito el servidor; lo indica la ayuda de tu proveedor de correo.' },
  };
}

function addressFinding(resolved: Resolved): StepFinding {
  if (resolved.ok) return fine(resolved.value.address, resolved.value.address);
  if (resolved.problem.code === 'OUTBOUND.PORT_REFUSED') {
    return {
      ok: false,
      detail: { en: resolved.problem.detail, es: 'Ese puerto no está abierto al correo.' },
      remedy: { en: 'Use port 587 or 2525, or 465 for implicit TLS.', es: 'Usa el puerto 587 o 2525, o 465 con TLS implícito.' },
    };
  }
  return {
    ok: false,
    detail: { en: resolved.problem.detail, es: 'No es una dirección pública.' },
    remedy: {
      en: 'A server in a private network may only be used when operations list it in OUTBOUND_ALLOW.',
      es: 'Un servidor de una red privada solo puede usarse si el operador lo incluye en OUTBOUND_ALLOW.',
    },
  };
}

function encryption(reached: TriedServer, security: SmtpServerSettings['security']): StepFinding {
  if (security === 'plain') return skippedStep('Encryption is switched off.', 'El cifrado está desactivado.');
  return fine(reached.encryption ?? 'Encrypted.', reached.encryption ?? 'Cifrado.');
}

function loginFinding({ auth }: SmtpServerSettings): StepFinding {
  if (auth === undefined) return skippedStep('No user name is set; the server is used without login.', 'No hay usuario; el servidor se usa sin iniciar sesión.');
  return fine(`Logged in as ${auth.user}.`, `Sesión iniciada como ${auth.user}.`);
}

async function envelopeOf(tried: TriedServer, addresses: { from: string; to: string }): Promise<TriedEnvelope> {
  if (!tried.ok) throw new Error('the steps before would have ended here');
  return tryEnvelope(tried.open, addresses);
}

/** RFC 4954, section 6: authentication required. */
const wantsLogin = 530;
const toLogIn = { en: 'The server wants a login. Enter the user name and the password of your mailbox.', es: 'El servidor pide usuario y contraseña: escribe los de tu buzón.' };

/** A recipient that is put off (4xx: greylisting) is none that is refused. */
function senderFinding({ mailFrom, rcptTo }: TriedEnvelope, from: string, to: string): StepFinding {
  if (!isTaken(mailFrom)) {
    const words = `MAIL FROM:<${from}>: ${mailFrom.text}`;
    if (mailFrom.code === wantsLogin) return { ok: false, goOn: true, detail: { en: words, es: words }, remedy: toLogIn };
    return {
      ok: false, goOn: true, detail: { en: words, es: words },
      remedy: {
        en: `This account may not send as ${from}. Allow that address at your mail provider, or use one that belongs to the account.`,
        es: `Esta cuenta no puede enviar como ${from}. Autoriza esa dirección en tu proveedor de correo, o usa una que pertenezca a la cuenta.`,
      },
    };
  }
  if (rcptTo !== undefined && (rcptTo.code >= 500 || rcptTo.code === 0)) {
    const words = `RCPT TO:<${to}>: ${rcptTo.text}`;
    return {
      ok: false, goOn: true, detail: { en: words, es: words },
      remedy: {
        en: `The server takes no mail for ${to}. If it says “relay”, it wants a login or does not know this machine; else check that the mailbox exists.`,
        es: `El servidor no acepta correo para ${to}. Si dice «relay», exige iniciar sesión o no conoce esta máquina; si no, comprueba que el buzón existe.`,
      },
    };
  }
  return fine(`${from} may send.`, `${from} puede enviar.`);
}

const isTaken = ({ code }: SmtpReply): boolean => code >= 200 && code < 300;

function recordSteps({ fromAddress, bounceDomain, dkim }: SmtpCredentials, resolve: ResolveTxt): VerificationStep[] {
  const domain = fromAddress.slice(fromAddress.lastIndexOf('@') + 1);
  const envelopeDomain = bounceDomain ?? domain;
  return [
    { name: 'spf', run: async () => judgeSpf(envelopeDomain, await resolve(envelopeDomain)) },
    {
      name: 'dkim',
      run: async () =>
        dkim === undefined
          ? skippedStep('No DKIM key is set here; the mail server may sign by itself.', 'No hay clave DKIM aquí; puede que firme el servidor de correo.')
          : judgeDkim(dkim, await resolve(`${dkim.selector}._domainkey.${dkim.domain}`)),
    },
    { name: 'dmarc', run: async () => judgeDmarc({ domain, dkimDomain: dkim?.domain }, await dmarcRecords(domain, resolve)) },
  ];
}

/** The domain's own record, or that of the nearest domain above it (RFC 7489 section 6.6.3), which has two labels at least. */
async function dmarcRecords(domain: string, resolve: ResolveTxt): Promise<readonly string[] | undefined> {
  const labels = domain.split('.');
  for (let from = 0; labels.length - from >= 2; from += 1) {
    const records = await resolve(`_dmarc.${labels.slice(from).join('.')}`);
    if (records === undefined || records.length > 0) return records;
  }
  return [];
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
