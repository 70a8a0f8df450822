import { permissions, type Permission } from '@messaging/contracts';

const known: ReadonlySet<string> = new Set(permissions);

/** True for one of the platform's permissions; a token may name others, which mean nothing here. */
export const isPermission = (name: string): name is Permission => known.has(name);

/** Who asks. A class, so that a decorated signature can name it. */
export class Principal {
  constructor(
    /** The only thing that decides which hub is seen. */
    readonly hubId: string,
    /** `sub` of the token, or the id of the API key. */
    readonly subject: string,
    readonly permissions: ReadonlySet<Permission>,
    readonly name?: string,
  ) {}
}

/** Who asks on an operator route: no hub, every hub. */
export class OperatorPrincipal {
  constructor(
    readonly subject: string,
    readonly name?: string,
  ) {}
}
