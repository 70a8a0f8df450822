import 'reflect-metadata';
import { Controller, Get, Post, Query, Req, type DynamicModule, type Provider } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { ProblemError } from '@messaging/kernel';
import { z } from 'zod';
import {
  createLogger,
  CurrentPrincipal,
  decodeCursor,
  installHttp,
  ListQuery,
  Operation,
  OperatorOnly,
  pageOf,
  pageSchema,
  Principal,
  Public,
  RateLimit,
  ServiceKitModule,
  signHubToken,
  signInLimit,
  ZodBody,
  ZodParam,
  ZodQuery,
  type HttpOptions,
  type KitRequest,
  type Page,
  type TokenOptions,
} from '../src/index.js';
import { RequirePermissionOfAnyHub } from '../src/auth/auth.decorators.js';

export const SECRET = 'a secret of at least thirty-two characters';

export const Thing = z
  .object({
    name: z.string().min(1).max(20),
    size: z.number().int().optional(),
    place: z.object({ city: z.string() }).optional(),
    choice: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('a'), left: z.string() }),
      z.object({ kind: z.literal('b'), right: z.string() }),
    ]).optional(),
  })
  .meta({ id: 'Thing' });

const ThingQuery = ListQuery.extend({ status: z.enum(['open', 'done']).optional() });

@Controller('api/v1/things')
export class ThingsController {
  @Operation({
    summary: 'Lists things',
    permission: 'messaging.view_message',
    tags: ['things'],
    query: ThingQuery,
    responses: { 200: { description: 'Things', schema: z.object({ items: z.array(Thing) }), alsoAs: 'text/csv' } },
  })
  @Get()
  list(@ZodQuery(ThingQuery) query: unknown, @CurrentPrincipal() principal: Principal): unknown {
    return { query, hubId: principal.hubId };
  }

  @Operation({
    summary: 'Makes a thing',
    permission: ['messaging.view_message', 'messaging.send_message'],
    tags: ['things'],
    body: Thing,
    responses: { 201: Thing, 409: { description: 'There is one already' } },
  })
  @Post()
  make(@ZodBody(Thing) thing: unknown): unknown {
    return thing;
  }

  @Operation({
    summary: 'Pauses a thing',
    permission: 'messaging.send_message',
    tags: ['things'],
    params: { id: z.uuid() },
    responses: { 200: z.object({ id: z.uuid() }) },
  })
  @Post(':id/pause')
  pause(@ZodParam('id', z.uuid()) id: string): unknown {
    return { id };
  }

  @Operation({ summary: 'Breaks', permission: 'messaging.view_message', tags: ['things'], responses: { 200: Thing } })
  @Get('broken')
  broken(): unknown {
    throw new Error('a secret detail');
  }

  @Operation({ summary: 'Refuses', permission: 'messaging.view_message', tags: ['things'], responses: { 200: Thing } })
  @Get('refused')
  refused(): unknown {
    throw new ProblemError({ kind: 'conflict', code: 'THING.TAKEN', detail: 'It is taken.', extra: { reachable: 3 } });
  }
}

const letters = ['a', 'b', 'c', 'd', 'e'];

/** Two lists whose places look alike, and the first once for each id. */
@Controller('api/v1/letters')
export class LettersController {
  @Operation({ summary: 'Lists letters', permission: 'messaging.view_message', tags: ['letters'], query: ListQuery, responses: { 200: pageSchema(z.string()) } })
  @Get()
  list(@ZodQuery(ListQuery) { limit, cursor }: ListQuery): Page<string> {
    const after = decodeCursor(z.string(), cursor) ?? '';
    return pageOf(letters.filter((letter) => letter > after).slice(0, limit + 1), limit, (letter) => letter);
  }

  @Operation({ summary: 'Lists letters once more', permission: 'messaging.view_message', tags: ['letters'], params: { id: z.string() }, query: ListQuery, responses: { 200: pageSchema(z.string()) } })
  @Get(':id/again')
  again(@ZodParam('id', z.string()) _id: string, @ZodQuery(ListQuery) query: ListQuery): Page<string> {
    return this.list(query);
  }
}

@Controller()
export class DoorsController {
  @Public()
  @Post('webhooks/:provider/:account')
  callback(@Req() request: KitRequest): unknown {
    return { bytes: request.rawBody?.length ?? 0, isBuffer: Buffer.isBuffer(request.body) };
  }

  @Public()
  @Post('api/v1/events')
  events(@Req() request: KitRequest): unknown {
    return { bytes: request.rawBody?.length ?? 0, isBuffer: Buffer.isBuffer(request.body) };
  }

  @Public()
  @RateLimit(signInLimit)
  @Post('api/v1/sign-in')
  signIn(@Query('as') as?: string): unknown {
    if (as === 'owner') return {};
    throw new ProblemError({ kind: 'unauthenticated', code: 'SIGN_IN.WRONG', detail: 'Name or password is wrong.' });
  }

  @RequirePermissionOfAnyHub('messaging.view_message')
  @Get('api/v1/kept-events')
  keptEvents(): unknown {
    return {};
  }

  @OperatorOnly()
  @Get('api/v1/operator/hubs')
  hubs(): unknown {
    return {};
  }
}

export interface TinyAppOptions {
  readonly auth?: TokenOptions;
  readonly http?: Partial<HttpOptions>;
  readonly metricsToken?: string;
  readonly imports?: DynamicModule['imports'];
  readonly controllers?: DynamicModule['controllers'];
  readonly providers?: Provider[];
  readonly lines?: string[];
  readonly beforeInit?: (app: NestExpressApplication) => void;
}

/** A whole small service on the kit, initialised and not listening. */
export async function tinyApp(options: TinyAppOptions = {}): Promise<NestExpressApplication> {
  const { auth = { keys: { secret: SECRET } }, http, metricsToken, imports = [], lines } = options;
  const testing = await Test.createTestingModule({
    imports: [ServiceKitModule.forRoot({ auth, imports, metricsToken, ...(http ? { http } : {}) })],
    controllers: [ThingsController, LettersController, DoorsController, ...(options.controllers ?? [])],
    providers: options.providers ?? [],
  }).compile();
  const app = testing.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  const logger = createLogger({
    service: 'tiny',
    level: lines ? 'trace' : 'silent',
    ...(lines ? { destination: { write: (line: string) => void lines.push(line) } } : {}),
  });
  installHttp(app, logger);
  options.beforeInit?.(app);
  return app.init();
}

/** `Authorization` of a user of `hub-1` with everything the tiny app asks for. */
export async function bearer(): Promise<string> {
  const permissions = ['messaging.view_message', 'messaging.send_message'] as const;
  return `Bearer ${await signHubToken(SECRET, { subject: 'ana', hubId: 'hub-1', permissions, name: 'Ana' })}`;
}
