import { Migration001Initial } from './001-initial.js';
import { Migration002ApiKeys } from './002-api-keys.js';
import { Migration003CustomersAndUses } from './003-customers-and-uses.js';
import { Migration004Images } from './004-images.js';
import { Migration005SmsSenders } from './005-sms-senders.js';
import { Migration006Bundles } from './006-bundles.js';

/** In order; a migration that was released never changes. */
export const migrations = [
  { name: '001-initial', class: Migration001Initial },
  { name: '002-api-keys', class: Migration002ApiKeys },
  { name: '003-customers-and-uses', class: Migration003CustomersAndUses },
  { name: '004-images', class: Migration004Images },
  { name: '005-sms-senders', class: Migration005SmsSenders },
  { name: '006-bundles', class: Migration006Bundles },
];
