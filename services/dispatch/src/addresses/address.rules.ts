export { addressKey, addressOf, normalizeAddress, type NormalizedAddress } from '@messaging/audience';
