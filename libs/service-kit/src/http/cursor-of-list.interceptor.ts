import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { refuseCursor } from './cursor.js';
import type { KitRequest } from './kit-request.js';

/** Six characters of base64url: a mix-up is noticed, and nothing is protected that the hub's wall does not. */
const MARK_CHARS = 6;

/**
 * A cursor belongs to the list that gave it: places of many lists look alike (a moment and an id), and another list would
 * go on from there as if it were its own. So each cursor leaves with a mark of its list, and comes in with it.
 */
@Injectable()
export class CursorOfListInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<KitRequest>();
    const { cursor } = request.query;
    if (typeof cursor === 'string') request.cursorOfList = unmarked(cursor, markOf(request));
    return next.handle().pipe(map((answer: unknown) => (hasNextPage(answer) ? { ...answer, nextCursor: markOf(request) + answer.nextCursor } : answer)));
  }
}

const markOf = ({ method, route, params }: KitRequest): string => {
  const { path } = route as { readonly path: string };
  return createHash('sha256').update(JSON.stringify([method, path, params])).digest('base64url').slice(0, MARK_CHARS);
};

function unmarked(cursor: string, mark: string): string {
  if (!cursor.startsWith(mark)) refuseCursor();
  return cursor.slice(mark.length);
}

const hasNextPage = (answer: unknown): answer is { readonly nextCursor: string } =>
  typeof answer === 'object' && answer !== null && 'nextCursor' in answer && typeof answer.nextCursor === 'string';
