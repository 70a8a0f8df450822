import type { Permission } from '@messaging/contracts';
import type { z } from 'zod';

/** One answer of an operation: a JSON schema, or a description with what is not JSON. */
export type OperationResponse =
  | z.ZodType
  | {
      readonly description: string;
      readonly schema?: z.ZodType;
      /** `application/json` unless named. */
      readonly contentType?: string;
      /** The same as text of this type, for who asks for it by `Accept`. */
      readonly alsoAs?: string;
    };

/** What a route says of itself: the documentation and the guards read the same words. */
export interface OperationSpec {
  readonly summary: string;
  readonly description?: string;
  /** All of these are needed. Exactly one of `permission`, `public` and `operator` is given. */
  readonly permission?: Permission | readonly [Permission, ...Permission[]];
  /** Beside `permission`: also of a hub that waits for the operator (HUBS=registered). */
  readonly ofAnyHub?: true;
  readonly public?: true;
  readonly operator?: true;
  readonly tags: readonly string[];
  /** Absent: any body field is refused. */
  readonly body?: z.ZodType;
  /** Media types of the body; `application/json` unless named. */
  readonly bodyTypes?: readonly string[];
  /** An object schema; absent: any query parameter is refused. */
  readonly query?: z.ZodType;
  readonly params?: Readonly<Record<string, z.ZodType>>;
  readonly headers?: Readonly<Record<string, z.ZodType>>;
  /** By status. The first 2xx is what the route answers. */
  readonly responses: Readonly<Record<number, OperationResponse>>;
}

const OPERATION = 'messaging:operation';

/** Writes the operation of a handler. */
export const setOperation = (handler: object, spec: OperationSpec): void =>
  Reflect.defineMetadata(OPERATION, spec, handler);

/** The operation of a handler, if it was declared with `@Operation`. */
export const operationOf = (handler: object): OperationSpec | undefined =>
  Reflect.getMetadata(OPERATION, handler) as OperationSpec | undefined;
