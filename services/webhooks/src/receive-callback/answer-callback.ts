import type { CallbackAnswer } from '@messaging/providers';
import type { Response } from 'express';

/** Says to a vendor what it wants to read. */
export function answerCallback(response: Response, { status, contentType, body }: CallbackAnswer): void {
  response.status(status).setHeader('Cache-Control', 'no-store');
  if (contentType !== undefined) response.setHeader('Content-Type', contentType);
  response.end(body);
}
