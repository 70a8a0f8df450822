import { Migration001Initial } from './001-initial.js';
import { Migration002ApiKeys } from './002-api-keys.js';
import { Migration003DatesOfCustomers } from './003-dates-of-customers.js';
import { Migration003ReasonTexts } from './003-reason-texts.js';
import { Migration004BacklogsAndMoves } from './004-backlogs-and-moves.js';
import { Migration005TemplateSubjects } from './005-template-subjects.js';
import { Migration006Bundles } from './006-bundles.js';

/** In order; a released one never changes. */
export const migrations = [
  { name: '001-initial', class: Migration001Initial },
  { name: '002-api-keys', class: Migration002ApiKeys },
  { name: '003-dates-of-customers', class: Migration003DatesOfCustomers },
  { name: '003-reason-texts', class: Migration003ReasonTexts },
  { name: '004-backlogs-and-moves', class: Migration004BacklogsAndMoves },
  { name: '005-template-subjects', class: Migration005TemplateSubjects },
  { name: '006-bundles', class: Migration006Bundles },
];
