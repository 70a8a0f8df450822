import type { Principal } from './principal.js';

/** Verifies API keys (`msk_…`). Provided by services that know them; without one, keys answer 401. */
export abstract class ApiKeyVerifier {
  /** The service that makes the keys; where it is part of the process, it alone is asked. */
  readonly isOwner: boolean = false;
  /** Who the key speaks for; `undefined` when it is unknown, expired or revoked. Should cost no query when warm. */
  abstract verify(key: string): Promise<Principal | undefined>;
}

/** Hears of a hub the first time this process meets it in an authenticated request (DESIGN.md section 3, Hubs). */
export abstract class HubSeen {
  /** Idempotent; a failure fails the request, and the next one asks again. False: it waits for the operator (HUBS=registered). */
  abstract seen(hubId: string): Promise<boolean>;
}
