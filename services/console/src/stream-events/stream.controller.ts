import { Credentials, CurrentPrincipal, Operation, Principal, ZodQuery } from '@messaging/service-kit';
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { StreamConnections } from './stream-connections.js';

const Query = z.strictObject({ after: z.string().regex(/^\d{1,15}$/).optional().meta({ description: 'Where to go on when there is no Last-Event-ID yet' }) });

@Controller('api/v1/stream')
export class StreamController {
  constructor(
    private readonly connections: StreamConnections,
    private readonly credentials: Credentials,
  ) {}

  @Get()
  @Operation({
    summary: 'Follow what happens, as server-sent events',
    description:
      'Events `message`, `campaign`, `automation`, `execution` and `alert`; `{many: n}` stands for many at once. With Last-Event-ID, or `after`, what was missed comes first, or `resync`: read everything again. A comment every 15 seconds. Ends when the token does.',
    permission: 'messaging.view_message',
    tags: ['Dashboard'],
    query: Query,
    headers: { 'last-event-id': z.string().optional() },
    responses: { 200: { description: 'A stream that does not end by itself', contentType: 'text/event-stream' } },
  })
  async stream(
    @CurrentPrincipal() { hubId }: Principal,
    @ZodQuery(Query) { after }: z.output<typeof Query>, @Req() request: Request, @Res() response: Response,
  ): Promise<void> {
    const { authorization } = request.headers;
    const lastEventId = request.get('last-event-id') || after;
    const isStillAllowed = async (): Promise<boolean> => (await this.credentials.read(authorization)).ok;
    let isBegun = false;
    const sink = {
      // Headers go out with the first frame: until then a refusal can still be answered as one.
      write: (text: string): boolean => {
        if (!isBegun) begin(response);
        isBegun = true;
        return response.write(text);
      },
      end: () => void response.end(),
      get writableLength() {
        return response.writableLength;
      },
    };
    const close = await this.connections.open({ hubId, lastEventId, sink, isStillAllowed });
    if (response.destroyed) close();
    response.once('close', close);
  }
}

/** Nothing between us and the browser may keep frames back. */
function begin(response: Response): void {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-cache, no-store, no-transform', 'X-Accel-Buffering': 'no', Connection: 'keep-alive',
  });
  response.flushHeaders();
}
