import { Injectable } from '@nestjs/common';
import { ApiKeyVerifier, HubSeen } from '../auth/hooks.js';
import type { Principal } from '../auth/principal.js';
import type { HubsPolicy } from '../hubs/hub-admission.js';
import type { HubProvisioner } from './service-definition.js';

/**
 * A hub met in a request exists, from then on, in every service of this process; the others hear `hub.seen`. Under
 * HUBS=registered only one that a service of this process knows already: the operator's word reaches them all.
 */
@Injectable()
export class HubSeenByEveryService extends HubSeen {
  #provisioners: readonly HubProvisioner[] = [];

  constructor(private readonly policy: HubsPolicy) {
    super();
  }

  /** Known only once the modules are made. */
  use(provisioners: readonly HubProvisioner[]): void {
    this.#provisioners = provisioners;
  }

  async seen(hubId: string): Promise<boolean> {
    // The console alone in its process keeps nothing per hub: the services behind it decide.
    if (this.policy === 'registered' && this.#provisioners.length > 0 && !(await this.#isKnown(hubId))) return false;
    await this.provision(hubId);
    return true;
  }

  /** Makes it exist, whatever the policy: standalone's own hub. */
  async provision(hubId: string): Promise<void> {
    await Promise.all(this.#provisioners.map((provisioner) => provisioner.provision(hubId)));
  }

  async #isKnown(hubId: string): Promise<boolean> {
    const known = await Promise.all(this.#provisioners.map((provisioner) => provisioner.isKnown(hubId)));
    return known.includes(true);
  }
}

/** Asks the service that owns API keys, or each of this process that knows them. */
@Injectable()
export class ApiKeysOfEveryService extends ApiKeyVerifier {
  #verifiers: readonly ApiKeyVerifier[] = [];

  use(verifiers: readonly ApiKeyVerifier[]): void {
    const owners = verifiers.filter(({ isOwner }) => isOwner);
    this.#verifiers = owners.length > 0 ? owners : verifiers;
  }

  async verify(key: string): Promise<Principal | undefined> {
    for (const verifier of this.#verifiers) {
      const principal = await verifier.verify(key);
      if (principal) return principal;
    }
    return undefined;
  }
}
