import { Migration001Initial } from './001-initial.js';
import { Migration002ApiKeys } from './002-api-keys.js';
import { Migration003Campaigns } from './003-campaigns.js';
import { Migration004Analytics } from './004-analytics.js';
import { Migration005CancelledAudience } from './005-cancelled-audience.js';
import { Migration006ReasonTexts } from './006-reason-texts.js';
import { Migration007Bundles } from './007-bundles.js';

/** In order; a released one never changes. */
export const migrations = [
  { name: '001-initial', class: Migration001Initial },
  { name: '002-api-keys', class: Migration002ApiKeys },
  { name: '003-campaigns', class: Migration003Campaigns },
  { name: '004-analytics', class: Migration004Analytics },
  { name: '005-cancelled-audience', class: Migration005CancelledAudience },
  { name: '006-reason-texts', class: Migration006ReasonTexts },
  { name: '007-bundles', class: Migration007Bundles },
];
