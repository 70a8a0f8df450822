const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '=': '&#61;',
};

/** Escapes a value for HTML text and attributes, quoted or not (the same characters as Handlebars). */
export function escapeHtml(text: string): string {
  return /[&<>"'`=]/.test(text) ? text.replace(/[&<>"'`=]/g, (char) => entities[char] ?? char) : text;
}

/** Escapes text that the author wrote as plain words, leaving apostrophes readable in the source. */
export const escapeAuthorText = (text: string): string => text.replace(/[&<>"]/g, (char) => entities[char] ?? char);

/** What a link in a mail may open; anything else (`javascript:`, `data:`) could run in a mail program or the console. */
const schemes: readonly string[] = ['http', 'https', 'mailto', 'tel', 'sms'];

/**
 * An address that may be followed: of an allowed scheme, or relative. Anything else becomes `#`, and so does whatever has
 * a colon before its path: of two values written one after the other, none may make a scheme of the first.
 */
export function safeUrl(url: string): string {
  const bare = url.replace(/[\u0000-\u0020]/g, '');
  const [head = ''] = bare.split(/[/?#]/, 1);
  const colon = head.indexOf(':');
  return colon < 0 || schemes.includes(head.slice(0, colon).toLowerCase()) ? url.trim() : '#';
}

/** The further part of an address: no colon of its own, so that `java` cannot become `javascript:`. */
export const safeUrlPart = (text: string): string => text.replaceAll(':', '%3A');

/** A value inside a style: colours, sizes and names, and nothing that could end a declaration or load something. */
export const safeStyle = (text: string): string => text.replace(/[^\p{L}\p{N}_#%., +-]/gu, '');

/** One line for a header: CR, LF and other controls become one space, so that no value can start a new header. */
export const headerLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
