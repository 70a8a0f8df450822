import { Migration001Initial } from './001-initial.js';
import { Migration002Staff } from './002-staff.js';

/** In order; a migration that was released never changes. */
export const migrations = [
  { name: '001-initial', class: Migration001Initial },
  { name: '002-staff', class: Migration002Staff },
];
