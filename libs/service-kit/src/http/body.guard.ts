import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ProblemError, type ProblemDetail } from '@messaging/kernel';
import type { Response } from 'express';
import { operationOf } from '../openapi/operation-metadata.js';
import { bodyRuleFor, bodyRules } from './body-rules.js';
import { HTTP_OPTIONS, type HttpOptions } from './http-options.js';
import type { KitRequest } from './kit-request.js';
import { readBody } from './read-body.js';
import { ERRORS_MAX, pointerOf } from './validation.js';

const methodsWithBody = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Reads the body. A guard rather than a middleware so that it runs after authentication: a stranger's 16 MB are not
 * read, a missing token is told before a missing comma, and the console's proxy sees requests untouched.
 */
@Injectable()
export class BodyGuard implements CanActivate {
  private readonly rules;

  constructor(@Inject(HTTP_OPTIONS) options: HttpOptions) {
    this.rules = [...bodyRules, ...options.bodyRules];
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<KitRequest>();
    if (methodsWithBody.has(request.method)) {
      const response = context.switchToHttp().getResponse<Response>();
      await readBody(request, response, bodyRuleFor(request.path, this.rules));
    }
    refuseUndeclared(context, request);
    return true;
  }
}

/** What an operation does not declare at all cannot be meant: a field for `/pause`, a parameter for a plain GET. */
function refuseUndeclared(context: ExecutionContext, request: KitRequest): void {
  const operation = operationOf(context.getHandler());
  if (!operation || operation.public) return;
  const errors: ProblemDetail[] = [];
  if (!operation.query) errors.push(...Object.keys(request.query).slice(0, ERRORS_MAX).map((name) => unknown(pointerOf([name], 'query'), 'parameter')));
  const body: unknown = request.body;
  if (!operation.body && request.rawBody !== undefined && typeof body === 'object' && body !== null && !Buffer.isBuffer(body)) {
    errors.push(...Object.keys(body).slice(0, ERRORS_MAX).map((name) => unknown(pointerOf([name], 'body'), 'field')));
  }
  const [first] = errors;
  if (!first) return;
  throw new ProblemError({ kind: 'malformed', code: 'REQUEST.INVALID', detail: `${first.pointer}: ${first.detail}`, errors });
}

const unknown = (pointer: string, what: string): ProblemDetail => ({
  pointer,
  code: 'FIELD.UNKNOWN',
  detail: `unknown ${what}; none is accepted here`,
});
