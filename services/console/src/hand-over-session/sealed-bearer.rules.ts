import type { SecretPlace } from '@messaging/persistence';

/** Where the ERP's token belongs: bound into its ciphertext. */
export const sealedPlace = (hubId: string): SecretPlace => ({ hubId, accountId: 'console', field: 'session.bearer' });

/** The token of a link is 43 characters without a dot; a JWT has two. */
export const isJwt = (token: string): boolean => token.split('.').length === 3;
