import type { Texts } from '../texts.js';

export const customers: Texts['customers'] = { none: 'Nadie con ese nombre' };
