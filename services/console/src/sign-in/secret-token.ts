import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, so that guessing is hopeless and a plain hash is enough to keep. */
const TOKEN_BYTES = 32;

/** A new secret as a browser carries it. */
export const newSecretToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** What the database keeps of it. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
