/** Where the app is served, `/m/messaging/` behind whatever path PUBLIC_URL has. The server writes `<base>`. */
export const appUrl = new URL('.', document.baseURI);
/** Where the product is served: two folders up. */
export const productUrl = new URL('../../', appUrl);

const root = productUrl.href.replace(/\/$/, '');

/** An address of the product: of its API, of downloads and uploads, of the stream. */
export const productAddress = (path: string): string => `${root}${path}`;
