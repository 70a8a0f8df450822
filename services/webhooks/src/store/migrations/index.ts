import { Migration001Initial } from './001-initial.js';
import { Migration002ApiKeys } from './002-api-keys.js';
import { Migration003CallbackAccounts } from './003-callback-accounts.js';
import { Migration004EncryptionKeys } from './004-encryption-keys.js';
import { Migration005EventParkings } from './005-event-parkings.js';
import { Migration006Hooks } from './006-hooks.js';
import { Migration007CallbacksUnlisted } from './007-callbacks-unlisted.js';
import { Migration008FactsForgotten } from './008-facts-forgotten.js';
import { Migration009Bundles } from './009-bundles.js';

/** In order; a migration that was released never changes. */
export const migrations = [
  { name: '001-initial', class: Migration001Initial },
  { name: '002-api-keys', class: Migration002ApiKeys },
  { name: '003-callback-accounts', class: Migration003CallbackAccounts },
  { name: '004-encryption-keys', class: Migration004EncryptionKeys },
  { name: '005-event-parkings', class: Migration005EventParkings },
  { name: '006-hooks', class: Migration006Hooks },
  { name: '007-callbacks-unlisted', class: Migration007CallbacksUnlisted },
  { name: '008-facts-forgotten', class: Migration008FactsForgotten },
  { name: '009-bundles', class: Migration009Bundles },
];
