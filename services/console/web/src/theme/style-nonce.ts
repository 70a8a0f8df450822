/** This page's nonce for style elements (services/console/src/serve-web-app): browsers hide it from the attribute, not from us. */
export const styleNonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Scroll locks of dialogs ask webpack for a nonce; there is none here, so they find ours under its name. */
Object.assign(globalThis, { __webpack_nonce__: styleNonce });
