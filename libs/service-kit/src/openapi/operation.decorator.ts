import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiExtension, ApiOperation } from '@nestjs/swagger';
import { OperatorOnly, Public, RequirePermission, RequirePermissionOfAnyHub } from '../auth/auth.decorators.js';
import { setOperation, type OperationSpec } from './operation-metadata.js';

/** Joins a documented operation with its spec; removed before the document is served. */
export const SPEC_EXTENSION = 'x-spec';

const specs: OperationSpec[] = [];

/** The spec that `SPEC_EXTENSION` names. */
export const specAt = (index: unknown): OperationSpec | undefined =>
  typeof index === 'number' ? specs[index] : undefined;

/** Declares a route once: who may call it, its status, and its documentation. Stand it beside `@Get` or `@Post`. */
export function Operation(spec: OperationSpec): MethodDecorator {
  const index = specs.push(spec) - 1;
  const status = Object.keys(spec.responses)
    .map(Number)
    .find((candidate) => candidate >= 200 && candidate < 400);
  if (status === undefined) throw new Error(`Operation "${spec.summary}" declares no successful response`);
  return applyDecorators(
    accessDecorator(spec),
    HttpCode(status),
    ApiOperation({ summary: spec.summary, tags: [...spec.tags] }),
    ApiExtension(SPEC_EXTENSION, index),
    (_target: object, _key: string | symbol, descriptor: PropertyDescriptor) => setOperation(descriptor.value as object, spec),
  );
}

function accessDecorator(spec: OperationSpec): MethodDecorator {
  const given = [spec.public, spec.operator, spec.permission].filter((item) => item !== undefined);
  if (given.length !== 1) throw new Error(`Operation "${spec.summary}" needs one of permission, public and operator`);
  if (spec.public) return Public();
  if (spec.operator) return OperatorOnly();
  const { permission } = spec;
  if (permission === undefined) throw new Error('unreachable');
  const require = spec.ofAnyHub ? RequirePermissionOfAnyHub : RequirePermission;
  return typeof permission === 'string' ? require(permission) : require(...permission);
}
