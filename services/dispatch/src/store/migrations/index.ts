import type { DatabaseOptions } from '@messaging/persistence';

export const migrations: DatabaseOptions['migrations'] = [];
