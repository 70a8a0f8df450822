import { createPublicKey, type KeyObject } from 'node:crypto';
import { fine, skippedStep, type StepFinding } from '../../../verification/verification.js';

/** What a sender's DNS records say (RFC 7208, 6376, 7489). `undefined` records: no name server answered. */

type Records = readonly string[] | undefined;

const unasked = skippedStep('No name server answers here; the record was not looked at.', 'Aquí no responde ningún servidor de nombres; no se miró el registro.');

/** RECORD_CHARS_MAX of a record are shown: a DKIM key is long. */
const RECORD_CHARS_MAX = 120;
const shown = (record: string): string => (record.length > RECORD_CHARS_MAX ? `${record.slice(0, RECORD_CHARS_MAX)}…` : record);

/** Whether servers may send for this domain at all; whether ours is among them only the receiver can tell. */
export function judgeSpf(domain: string, records: Records): StepFinding {
  if (records === undefined) return unasked;
  const spf = records.filter((record) => /^v=spf1(\s|$)/i.test(record.trim()));
  const [record] = spf;
  if (record === undefined) {
    return {
      ok: false, goOn: true,
      detail: { en: `${domain} has no SPF record.`, es: `${domain} no tiene registro SPF.` },
      remedy: {
        en: `At the provider of your domain, add a TXT record to ${domain}: "v=spf1 include:<what your mail provider names> ~all". Without it many receivers put your mail into spam.`,
        es: `En el proveedor de tu dominio, añade a ${domain} un registro TXT: "v=spf1 include:<lo que indique tu proveedor de correo> ~all". Sin él, muchos buzones tratan tus correos como spam.`,
      },
    };
  }
  if (spf.length > 1) {
    return {
      ok: false, goOn: true,
      detail: { en: `${domain} has ${spf.length} SPF records; receivers then count none.`, es: `${domain} tiene ${spf.length} registros SPF; así no vale ninguno.` },
      remedy: { en: 'Join them into one TXT record that begins with v=spf1.', es: 'Únelos en un solo registro TXT que empiece por v=spf1.' },
    };
  }
  if (/^v=spf1\s+-all\s*$/i.test(record.trim())) {
    return {
      ok: false, goOn: true,
      detail: { en: `${domain} says that nobody may send for it: ${record}`, es: `${domain} dice que nadie puede enviar en su nombre: ${record}` },
      remedy: { en: 'Put your mail provider before "-all" (include:…), or send from another domain.', es: 'Pon a tu proveedor de correo antes de "-all" (include:…), o envía desde otro dominio.' },
    };
  }
  return fine(shown(record), shown(record));
}

/** Whether receivers find the other half of the key that we sign with. */
export function judgeDkim(dkim: { domain: string; selector: string; privateKey: string }, records: Records): StepFinding {
  if (records === undefined) return unasked;
  const name = `${dkim.selector}._domainkey.${dkim.domain}`;
  const publicKey = createPublicKey(dkim.privateKey);
  const wanted = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
  const remedy = { en: `Publish this TXT record at ${name}: ${wanted}`, es: `Publica este registro TXT en ${name}: ${wanted}` };
  const keys = records.flatMap((record) => tagsOf(record).get('p') ?? []);
  const [key] = keys;
  if (key === undefined) return { ok: false, goOn: true, detail: { en: `There is no DKIM key at ${name}.`, es: `No hay clave DKIM en ${name}.` }, remedy };
  if (key === '') return { ok: false, goOn: true, detail: { en: `The key at ${name} is revoked (p= is empty).`, es: `La clave de ${name} está revocada (p= vacío).` }, remedy };
  if (!keys.some((each) => isSameKey(each, publicKey))) {
    return {
      ok: false, goOn: true,
      detail: { en: `The key published at ${name} is not the other half of yours: signatures would be refused.`, es: `La clave publicada en ${name} no corresponde a la tuya: las firmas serían rechazadas.` },
      remedy,
    };
  }
  return fine(`The key at ${name} is the other half of yours.`, `La clave de ${name} corresponde a la tuya.`);
}

/** `records` of `_dmarc.` of the domain or of the nearest domain above it that has one. */
export function judgeDmarc(sender: { domain: string; dkimDomain: string | undefined }, records: Records): StepFinding {
  if (records === undefined) return unasked;
  const { domain, dkimDomain } = sender;
  const record = records.find((each) => /^v=DMARC1\s*(;|$)/i.test(each.trim()));
  if (record === undefined) {
    return {
      ok: false, goOn: true,
      detail: { en: `${domain} has no DMARC record.`, es: `${domain} no tiene registro DMARC.` },
      remedy: {
        en: `Add a TXT record at _dmarc.${domain}: "v=DMARC1; p=none". Gmail and Yahoo ask for one from whoever sends much.`,
        es: `Añade un registro TXT en _dmarc.${domain}: "v=DMARC1; p=none". Gmail y Yahoo lo exigen a quien envía mucho.`,
      },
    };
  }
  if (dkimDomain !== undefined && !isAligned(domain, dkimDomain)) {
    return {
      ok: false, goOn: true,
      detail: { en: `Mail from ${domain} is signed as ${dkimDomain}: DMARC does not count that signature.`, es: `El correo de ${domain} se firma como ${dkimDomain}: DMARC no cuenta esa firma.` },
      remedy: { en: `Use a DKIM key of ${domain}, or send from an address at ${dkimDomain}.`, es: `Usa una clave DKIM de ${domain}, o envía desde una dirección de ${dkimDomain}.` },
    };
  }
  return fine(shown(record), shown(record));
}

/** Relaxed alignment, without the list of public suffixes: one is the other or lies below it. */
const isAligned = (a: string, b: string): boolean => {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  return first === second || first.endsWith(`.${second}`) || second.endsWith(`.${first}`);
};

/** `k=v; k=v` of RFC 6376 section 3.2; white space inside a value means nothing. */
function tagsOf(record: string): ReadonlyMap<string, string> {
  const pairs = record.split(';').map((pair) => pair.split('='));
  return new Map(pairs.flatMap(([name, ...value]) => (name === undefined || value.length === 0 ? [] : [[name.trim().toLowerCase(), value.join('=').replace(/\s+/g, '')]])));
}

/** Published as SubjectPublicKeyInfo (RFC 6376), by some as a bare RSA key. */
function isSameKey(base64: string, own: KeyObject): boolean {
  const der = Buffer.from(base64, 'base64');
  return (['spki', 'pkcs1'] as const).some((type) => {
    try {
      return createPublicKey({ key: der, format: 'der', type }).equals(own);
    } catch {
      return false;
    }
  });
}
