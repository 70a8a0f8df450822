/** The part of the vendor's library that verifies callbacks; it ships no types for it. */
declare module 'messagebird/lib/webhook-signature-jwt.js' {
  import type { KeyObject } from 'node:crypto';
  import type { JWTVerifyOptions } from 'jose';

  class VerifyOptions {
    constructor(validateUrl: boolean, validatePayload: boolean, jwtVerifyOptions: JWTVerifyOptions, jwtVerifyJti?: (jti: string) => boolean);
  }
  interface Library {
    /** Rejects with what does not fit. `key` must be a KeyObject: a string throws inside. */
    verify(url: string, payload: Buffer, jwt: string, key: KeyObject, options?: VerifyOptions): Promise<true>;
    readonly VerifyOptions: typeof VerifyOptions;
  }
  const library: Library;
  export default library;
}
