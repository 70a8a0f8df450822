import { Migration001Initial } from './001-initial.js';
import { Migration002Staff } from './002-staff.js';
import { Migration003ApiKeys } from './003-api-keys.js';
import { Migration004EncryptionKeys } from './004-encryption-keys.js';
import { Migration005DashboardAndStream } from './005-dashboard-and-stream.js';
import { Migration006ParkedEvents } from './006-parked-events.js';
import { Migration007Bundles } from './007-bundles.js';

/** In order; a migration that was released never changes. */
export const migrations = [
  { name: '001-initial', class: Migration001Initial },
  { name: '002-staff', class: Migration002Staff },
  { name: '003-api-keys', class: Migration003ApiKeys },
  { name: '004-encryption-keys', class: Migration004EncryptionKeys },
  { name: '005-dashboard-and-stream', class: Migration005DashboardAndStream },
  { name: '006-parked-events', class: Migration006ParkedEvents },
  { name: '007-bundles', class: Migration007Bundles },
];
