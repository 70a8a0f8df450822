import type { RawCallback } from '../callback-port.js';
import type { Label } from '../label.js';

/** A callback as somebody on the way may have had it, and what that would mean. */
export interface Variation {
  readonly callback: RawCallback;
  readonly detail: Label;
  readonly remedy: Label;
}

/** The same request at addresses that proxies and typing errors make of ours. */
export function urlVariations(callback: RawCallback, publicUrl: string): Variation[] {
  const { origin, pathname } = new URL(publicUrl);
  const base = pathname.replace(/\/+$/, '');
  const path = callback.url.startsWith(publicUrl.replace(/\/+$/, '')) ? callback.url.slice(publicUrl.replace(/\/+$/, '').length) : callback.url;
  const hosts = ['x-forwarded-host', 'x-original-host', 'host'].flatMap((name) => hostIn(callback.headers[name]));
  // As it is written too: a provider signs capital letters of a host as it was given them.
  const written = /^[^/]+\/\/[^/]*/.exec(publicUrl)?.[0] ?? origin;
  const origins = [...new Set([written, origin, ...hosts.flatMap((host) => [`https://${host}`, `http://${host}`]), otherScheme(written), otherScheme(origin)])];
  const [withoutQuery = '', query] = splitAt(path, '?');
  const paths = [path, `${withoutQuery.replace(/\/$/, '')}/${query}`, withoutQuery.replace(/\/$/, '') + query, withoutQuery, decodedOr(path)];
  const urls = origins.flatMap((each) => ['', base].flatMap((prefix) => paths.map((one) => `${each}${prefix}${one}`)));
  return [...new Set(urls)].filter((url) => url !== callback.url).map((url) => ({
    callback: { ...callback, url },
    detail: { en: `The provider signed ${shown(url)}; we are ${shown(callback.url)}.`, es: `El proveedor firmó ${shown(url)}; nosotros somos ${shown(callback.url)}.` },
    remedy: {
      en: `Enter the URL of the settings at the provider, exactly; or set PUBLIC_URL to the address that it calls (now ${publicUrl}).`,
      es: `Pon en el proveedor la URL de los ajustes, exacta; o pon en PUBLIC_URL la dirección a la que llama (ahora ${publicUrl}).`,
    },
  }));
}

/** The same content as frameworks, editors and proxies write it again. */
export function bodyVariations(callback: RawCallback): Variation[] {
  const text = callback.body.toString('utf8');
  const candidates = [text.trim(), `${text}\n`, text.replaceAll('\r\n', '\n'), text.replace(/\r?\n/g, '\r\n'), ...jsonForms(text), ...formForms(text)];
  return [...new Set(candidates)].filter((each) => each !== text).map((each) => ({
    callback: { ...callback, body: Buffer.from(each) },
    detail: { en: 'The body is not byte for byte what was signed: something on the way wrote it again.', es: 'El cuerpo no es byte a byte lo firmado: algo en el camino lo reescribió.' },
    remedy: {
      en: 'Let proxies and gateways in front pass the body untouched; when pasting, take the raw body and not a formatted one.',
      es: 'Haz que proxies y pasarelas dejen el cuerpo intacto; al pegar, usa el cuerpo original y no uno con formato.',
    },
  }));
}

/** JSON as others write it: compact, with blanks, with escaped or plain characters. */
function jsonForms(text: string): string[] {
  try {
    const compact = JSON.stringify(JSON.parse(text));
    const escaped = compact.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return [compact, escaped, escaped.replaceAll('/', '\\/'), compact.replaceAll('/', '\\/'), JSON.stringify(JSON.parse(text), null, 2), compact.replace(/":/g, '": ').replace(/,"/g, ', "')];
  } catch {
    return [];
  }
}

/** A form whose values lost their blanks. */
function formForms(text: string): string[] {
  if (!/^[^\s{<]*=/.test(text)) return [];
  return [new URLSearchParams([...new URLSearchParams(text)].map(([name, value]): [string, string] => [name, value.trim()])).toString()];
}

const hostIn = (value: string | string[] | undefined): string[] => (typeof value === 'string' && /^[A-Za-z0-9.:[\]-]{1,255}$/.test(value) ? [value] : []);
const otherScheme = (origin: string): string => (origin.startsWith('https:') ? origin.replace('https:', 'http:') : origin.replace('http:', 'https:'));

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

function decodedOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Queries may carry what people wrote. */
const shown = (url: string): string => (url.length > 200 ? `${url.slice(0, 200)}…` : url);
