import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { NotFoundException } from '@nestjs/common';
import type { Response } from 'express';
import { allowedMethods } from './allowed-methods.js';
import { endRefusedUpload } from './end-refused-upload.js';
import type { KitRequest } from './kit-request.js';
import { problemDocument } from './problem-document.js';
import { hasBody } from './read-body.js';
import { problemOfError, type AnsweredProblem } from './problem-of-error.js';

/** Answers every error of HTTP as `application/problem+json`. Other transports see their error unchanged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<KitRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const answered = methodProblem(error, request, response) ?? problemOfError(error);
    request.problemCode = answered.problem.code;
    if (answered.isDefect) request.failure = error;
    sendProblem(answered, request, response);
  }
}

/** Writes the document. An answer already on its way can only be cut off, so that nobody takes it for whole. */
function sendProblem({ problem, status }: AnsweredProblem, request: KitRequest, response: Response): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  const retryAfterS = problem.extra?.['retryAfterS'];
  if (typeof retryAfterS === 'number') response.setHeader('Retry-After', String(retryAfterS));
  response.status(status).type('application/problem+json');
  const answer = JSON.stringify(problemDocument(problem, request.requestId, status));
  if (!request.complete && hasBody(request)) endRefusedUpload(request, response, answer);
  else response.end(answer);
}

/** 405 with `Allow` when only the method is wrong: the router itself knows 404 alone. */
function methodProblem(error: unknown, request: KitRequest, response: Response): AnsweredProblem | undefined {
  if (!(error instanceof NotFoundException) || request.route !== undefined) return undefined;
  const methods = allowedMethods(request);
  if (methods.length === 0) return undefined;
  if (!response.headersSent) response.setHeader('Allow', methods.join(', '));
  return {
    problem: {
      kind: 'not_found',
      code: 'HTTP.METHOD_NOT_ALLOWED',
      detail: `This address takes ${methods.join(', ')}.`,
    },
    status: 405,
    isDefect: false,
  };
}
