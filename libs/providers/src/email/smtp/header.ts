import { domainToASCII } from 'node:url';

/** RFC 5322 asks for 78 characters a line, RFC 2047 for 76 where an encoded word stands. */
const LINE_MAX = 76;
const WORD_PREFIX = '=?UTF-8?B?';
const WORD_SUFFIX = '?=';
const CONTROLS = /[\x00-\x1f\x7f]+/g;
const LONE_SURROGATE = /[\ud800-\udfff]/u;
const ASCII = /^[\x20-\x7e]*$/;
const ATOMS = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~ ]*$/;

/** A header value that cannot start another header: control characters (CR and LF among them) and runs of space become one space. */
export const cleanHeaderValue = (text: string): string => text.replace(CONTROLS, ' ').replace(/ {2,}/g, ' ').trim();

/** `Name: value` with unstructured text (a subject), encoded by RFC 2047 when it must be, folded. No line end. */
export function textHeader(name: string, text: string): string {
  const value = cleanHeaderValue(text);
  const first = LINE_MAX - name.length - 2;
  if (!ASCII.test(value) || value.includes('=?')) return `${name}: ${encodedWords(value, first)}`;
  if (value.length <= first) return `${name}: ${value}`;
  return foldWords(`${name}:`, value) ?? `${name}: ${encodedWords(value, first)}`;
}

/** `Name: "display name" <address>`. */
export function addressHeader(name: string, mailbox: { readonly address: string; readonly displayName?: string }): string {
  const display = cleanHeaderValue(mailbox.displayName ?? '');
  if (display === '') return `${name}: ${mailbox.address}`;
  const phrase = displayPhrase(display, LINE_MAX - name.length - 2);
  const lastLine = phrase.length - phrase.lastIndexOf('\n') + (phrase.includes('\n') ? 0 : name.length + 2);
  const gap = lastLine + mailbox.address.length + 3 > LINE_MAX ? '\r\n ' : ' ';
  return `${name}: ${phrase}${gap}<${mailbox.address}>`;
}

/** One recipient or sender in a form that headers and SMTP commands can carry (domain in ASCII), or undefined when it is no address. */
export function mailAddress(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  if (at < 1 || local.length > 64 || /[\s\x00-\x1f\x7f"(),:;<>@[\\\]]/.test(local) || LONE_SURROGATE.test(local)) return undefined;
  const domain = domainToASCII(text.slice(at + 1));
  return /^[a-z0-9.-]{1,253}$/i.test(domain) ? `${local}@${domain}` : undefined;
}

/** The domain of an address that `mailAddress` gave. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

function displayPhrase(display: string, first: number): string {
  if (!ASCII.test(display) || display.includes('=?') || display.length > first) return encodedWords(display, first);
  return ATOMS.test(display) ? display : `"${display.replace(/[\\"]/g, '\\$&')}"`;
}

/** Folds at spaces; undefined when a word is too long for a line. */
function foldWords(start: string, value: string): string | undefined {
  const lines: string[] = [];
  let line = start;
  for (const word of value.split(' ')) {
    if (word.length > LINE_MAX - 1) return undefined;
    if (line.length + 1 + word.length > LINE_MAX) {
      lines.push(line);
      line = '';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\r\n');
}

/** Encoded words of at most 75 characters, one a line, never cut inside a character (RFC 2047 section 5). */
function encodedWords(text: string, first: number): string {
  const words: string[] = [];
  let room = bytesThatFit(first);
  let chunk = '';
  let size = 0;
  for (const char of text) {
    const bytes = Buffer.byteLength(char);
    if (size + bytes > room) {
      words.push(encodedWord(chunk));
      chunk = '';
      size = 0;
      room = bytesThatFit(LINE_MAX - 1);
    }
    chunk += char;
    size += bytes;
  }
  return [...words, encodedWord(chunk)].join('\r\n ');
}

const encodedWord = (text: string): string => WORD_PREFIX + Buffer.from(text).toString('base64') + WORD_SUFFIX;
const bytesThatFit = (columns: number): number => Math.floor((columns - WORD_PREFIX.length - WORD_SUFFIX.length) / 4) * 3;
