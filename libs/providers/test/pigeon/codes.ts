import { hour, vendorCodes } from '../../src/vendor-call/vendor-codes.js';

/** Pigeon Post's codes: what each means, and what staff are told. Nothing else looks at a code. */
export const pigeonCodes = vendorCodes([
  ['no_such_loft', 'RECIPIENT', 'Nobody lives at this number; ask the customer for another.', 'Nadie vive en este número; pide otro al cliente.'],
  ['fog', 'TRANSIENT', 'No pigeon flies in fog; we try again.', 'Ninguna paloma vuela con niebla; lo volvemos a intentar.', { waitMs: hour, policy: { retriesMax: 2, strikes: 3 } }],
  ['no_corn', 'ACCOUNT', 'The account at Pigeon Post has no corn left; top it up.', 'La cuenta de Pigeon Post no tiene maíz; recárguela.'],
]);
