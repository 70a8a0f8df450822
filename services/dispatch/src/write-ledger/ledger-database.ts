import type { Database } from '@messaging/persistence';

/** Injection token: the connections of the sending path. */
export const LEDGER = Symbol('LEDGER');

/** One round of a lane is under way on each; more would only wait for the same disk. */
const connections = 4;

/**
 * The statements of the sending path find a handful of rows by their keys in tables of any size, and are planned once
 * for as long as a connection lives. Planned while the queue was empty, they would read it whole ever after, a million
 * rows a round: so the planner is left no other way than the keys.
 */
export const ledgerSettings = { enable_seqscan: 'off', enable_hashjoin: 'off', enable_mergejoin: 'off', plan_cache_mode: 'force_generic_plan' } as const;

/** Connections of their own, so that no screen and no consumer keeps a message from leaving. */
export const openLedger = (database: Database): Database => database.apart({ connections, settings: ledgerSettings });
