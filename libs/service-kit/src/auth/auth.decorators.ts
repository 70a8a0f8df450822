import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Permission } from '@messaging/contracts';
import type { KitRequest } from '../http/kit-request.js';
import { OperatorPrincipal, Principal } from './principal.js';

/** What a route asks of its caller. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'operator' }
  | { readonly kind: 'hub'; readonly permissions: readonly Permission[]; readonly ofAnyHub?: boolean };

const ACCESS = 'messaging:access';

/** No token is asked for, and none is looked at. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, { kind: 'public' } satisfies Access);

/** A hub's token with all of these permissions. */
export const RequirePermission = (...needed: [Permission, ...Permission[]]): MethodDecorator & ClassDecorator =>
  SetMetadata(ACCESS, { kind: 'hub', permissions: needed } satisfies Access);

/** As `RequirePermission`, also of a hub that waits for the operator (HUBS=registered): its events are kept until then. */
export const RequirePermissionOfAnyHub = (...needed: [Permission, ...Permission[]]): MethodDecorator & ClassDecorator =>
  SetMetadata(ACCESS, { kind: 'hub', permissions: needed, ofAnyHub: true } satisfies Access);

/** An operator's token: `operator: true` and no hub. */
export const OperatorOnly = (): MethodDecorator & ClassDecorator =>
  SetMetadata(ACCESS, { kind: 'operator' } satisfies Access);

/** What a handler declares, or else its controller. */
export const accessOf = (handler: object, controller: object): Access | undefined =>
  (Reflect.getMetadata(ACCESS, handler) ?? Reflect.getMetadata(ACCESS, controller)) as Access | undefined;

/** The caller of a hub route. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<KitRequest>();
  if (!principal) throw new Error('@CurrentPrincipal() on a route without @RequirePermission()');
  return principal;
});

/** The caller of an operator route. */
export const CurrentOperator = createParamDecorator((_: unknown, context: ExecutionContext): OperatorPrincipal => {
  const { operator } = context.switchToHttp().getRequest<KitRequest>();
  if (!operator) throw new Error('@CurrentOperator() on a route without @OperatorOnly()');
  return operator;
});
