/** Who may frame the console; by default nobody. */
const ancestors = (embedOrigins: readonly string[]): string => (embedOrigins.length === 0 ? "'none'" : embedOrigins.join(' '));

/**
 * The app's content policy: scripts are our own files, styles our own files and the elements that carry this answer's
 * nonce (Mantine's variables, the editor's theme). Images may come from anywhere: logos and pictures of templates do.
 */
export const appPolicy = (nonce: string, embedOrigins: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' https: http: data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'self'",
    `frame-ancestors ${ancestors(embedOrigins)}`,
  ].join('; ');

/**
 * The page that shows an email to staff: mails are full of inline styles, so they are let in here and nowhere else;
 * scripts of a mail run neither (`script-src`) nor would they find anything (`sandbox`: an origin of its own).
 */
export const mailPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'unsafe-inline'",
  'img-src https: http: data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-scripts',
].join('; ');

/** How the app's folder is reached from an address below it: `/m/messaging/messages/1` → `../`. */
export function baseOf(path: string): string {
  const depth = path.replace(/^\/m\/messaging\/?/, '').split('/').length - 1;
  return path === '/m/messaging' ? 'messaging/' : depth === 0 ? './' : '../'.repeat(depth);
}
