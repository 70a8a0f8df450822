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

/**
 * A link that a mail client or the console's preview may follow: http, https, mailto, tel, sms or relative. Others
 * (`javascript:`, `data:`) become `#`. Controls and spaces are ignored first, as browsers do.
 */
export function safeUrl(url: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\u0000-\u0020]/g, ''))?.[1]?.toLowerCase();
  return scheme === undefined || ['http', 'https', 'mailto', 'tel', 'sms'].includes(scheme) ? url.trim() : '#';
}

/** One line for a header: CR, LF and other controls become one space, so that no value can start a new header. */
export const headerLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
