import { Migration001Initial } from './001-initial.js';

/** In order; a released one never changes. */
export const migrations = [{ name: '001-initial', class: Migration001Initial }];
