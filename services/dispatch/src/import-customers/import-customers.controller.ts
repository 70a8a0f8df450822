import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Channel, CustomerImport, ImportPreview, ImportWarning, RejectedImportLine } from '@messaging/contracts';
import { csvLine, ProblemError, unwrap, type CsvDelimiter } from '@messaging/kernel';
import { chooseCsv, chooseLanguage, CurrentPrincipal, decodeCursor, IdempotencyKey, IdempotencyKeyHeader, ListQuery, Operation, pageSchema, Principal, ZodParam, ZodQuery, type Page, type TextLanguage } from '@messaging/service-kit';
import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { ColumnMapping } from './csv-columns.rules.js';
import { PreviewImport } from './preview-import.handler.js';
import { firstWarning, ReadImports } from './read-imports.handler.js';
import { ReceiveImport } from './receive-import.handler.js';

const params = { id: z.uuid() };
const about = { permission: 'messaging.manage_settings', tags: ['Customers'] } as const;
const Mapping = z.record(z.string().min(1).max(200), z.string().min(1).max(200).nullable()).refine((mapping) => Object.keys(mapping).length <= 200, 'at most 200 columns');
const PreviewQuery = z.strictObject({
  mapping: z.string().max(8000).optional().meta({ description: 'JSON: which column holds which field, such as {"Correo":"email"}; null leaves a column out' }),
  idFrom: z.literal('address').optional().meta({ description: '`address`: a customer without an id gets one made of their email, else their phone, the same in the next list. For shops whose customers no other program knows by an id' }),
});
const Agreed = z.string().max(100).transform((text) => text.split(',')).pipe(z.array(Channel).min(1).max(3));
const ImportQuery = PreviewQuery.extend({
  consent: Agreed.optional().meta({ description: 'Channels, by commas, whose marketing everybody of the file agreed to who says nothing else in it' }),
  consentSource: z.string().trim().min(1).max(200).optional().meta({ description: 'What that rests on: where and how they agreed' }),
});
const asFile = 'With `Accept: text/csv`, all of them as a file; with `Accept-Language: es`, headings and reasons are in Spanish, and with `Accept: text/csv; delimiter=semicolon, text/csv;q=0.9` semicolons stand between the cells.';
const ImportPlace = z.object({ id: z.uuid() });
const Place = z.object({ line: z.int32().min(0) });
const WarningPlace = Place.extend({ code: z.string().max(100) });

/** Customers from a file. */
@Controller('api/v1/customers')
export class ImportCustomersController {
  constructor(
    private readonly receiver: ReceiveImport,
    private readonly imports: ReadImports,
    private readonly previewer: PreviewImport,
  ) {}

  @Post('import')
  @HttpCode(202)
  @Operation({
    ...about, summary: 'Import customers from a file', description: 'CSV with a header of field names (dotted for nested ones), in any delimiter and encoding that spreadsheets write; or one JSON object per line. Updates customer records; never triggers or sends anything.',
    query: ImportQuery, body: z.string(), bodyTypes: ['text/csv', 'application/x-ndjson'], headers: { 'Idempotency-Key': IdempotencyKeyHeader }, responses: { 202: CustomerImport },
  })
  async import(@CurrentPrincipal() { hubId }: Principal, @ZodQuery(ImportQuery) { mapping, idFrom, consent: channels, consentSource: source }: z.output<typeof ImportQuery>, @Req() request: Request, @IdempotencyKey() key: string | undefined): Promise<CustomerImport> {
    const format = request.is('application/x-ndjson') === false ? 'csv' : 'ndjson';
    const consent = { channels: channels ?? [], ...(source !== undefined && { source }) };
    return unwrap(await this.receiver.receive({ hubId, format, mapping: readMapping(mapping), isIdOfAddress: idFrom !== undefined, consent, key, body: request }));
  }

  @Post('import/preview')
  @HttpCode(200)
  @Operation({
    ...about, summary: 'Preview what an import of a file would take', description: 'Reads the file as the import does and stores nothing. Columns that are not named after a field are recognised by common names.',
    query: PreviewQuery, body: z.string(), bodyTypes: ['text/csv'], responses: { 200: ImportPreview },
  })
  async preview(@CurrentPrincipal() { hubId }: Principal, @ZodQuery(PreviewQuery) { mapping, idFrom }: z.output<typeof PreviewQuery>, @Req() request: Request): Promise<ImportPreview> {
    return unwrap(await this.previewer.preview({ hubId, mapping: readMapping(mapping), isIdOfAddress: idFrom !== undefined, body: request }));
  }

  @Get('imports')
  @Operation({ ...about, summary: 'List imports, the latest first', query: ListQuery, responses: { 200: pageSchema(CustomerImport) } })
  async list(@CurrentPrincipal() { hubId }: Principal, @ZodQuery(ListQuery) { limit, cursor }: ListQuery): Promise<Page<CustomerImport>> {
    return this.imports.list(hubId, { limit, before: decodeCursor(ImportPlace, cursor)?.id });
  }

  @Get('imports/:id')
  @Operation({ ...about, summary: 'Read the progress of an import', params, responses: { 200: CustomerImport } })
  async one(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', params.id) id: string): Promise<CustomerImport> {
    return unwrap(await this.imports.one(hubId, id));
  }

  @Post('imports/:id/resume')
  @HttpCode(200)
  @Operation({ ...about, summary: 'Resume an import that was set aside', description: 'An import whose next part failed several times in a row is `failed` with `canResume`; what is left of it is kept for 30 days.', params, responses: { 200: CustomerImport } })
  async resume(@CurrentPrincipal() { hubId }: Principal, @ZodParam('id', params.id) id: string): Promise<CustomerImport> {
    return unwrap(await this.imports.resume(hubId, id));
  }

  @Get('imports/:id/rejected')
  @Operation({ ...about, summary: 'List the lines that an import could not take, and why', description: asFile, params, query: ListQuery, responses: { 200: pageSchema(RejectedImportLine) } })
  async rejected(
    @CurrentPrincipal() { hubId }: Principal, @ZodParam('id', params.id) id: string, @ZodQuery(ListQuery) { limit, cursor }: ListQuery, @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page<RejectedImportLine> | undefined> {
    const page = unwrap(await this.imports.rejected(hubId, id, { limit, after: decodeCursor(Place, cursor)?.line ?? 0 }));
    const delimiter = chooseCsv(request);
    if (!delimiter) return page;
    await sendFile(response, { name: `rejected-${id}.csv`, language: languageOf(request), delimiter }, this.imports.lines(hubId, id));
    return undefined;
  }

  @Get('imports/:id/warnings')
  @Operation({ ...about, summary: 'List the lines that an import took but somebody should check, and why', description: asFile, params, query: ListQuery, responses: { 200: pageSchema(ImportWarning) } })
  async warnings(
    @CurrentPrincipal() { hubId }: Principal, @ZodParam('id', params.id) id: string, @ZodQuery(ListQuery) { limit, cursor }: ListQuery, @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Page<ImportWarning> | undefined> {
    const page = unwrap(await this.imports.warnings(hubId, id, { limit, after: decodeCursor(WarningPlace, cursor) ?? firstWarning }));
    const delimiter = chooseCsv(request);
    if (!delimiter) return page;
    await sendFile(response, { name: `warnings-${id}.csv`, language: languageOf(request), delimiter }, this.imports.warningLines(hubId, id));
    return undefined;
  }
}

/** Scripts read English; who asks for Spanish gets it. */
const languageOf = (request: Request): TextLanguage => chooseLanguage(request.headers['accept-language'], 'en');

interface LinesFile {
  readonly name: string;
  readonly language: TextLanguage;
  readonly delimiter: CsvDelimiter;
}

async function sendFile(response: Response, { name, ...form }: LinesFile, pages: AsyncIterable<readonly RejectedImportLine[]>): Promise<void> {
  response.type('text/csv; charset=utf-8').setHeader('Content-Disposition', `attachment; filename="${name}"`);
  await pipeline(Readable.from(fileOf(pages, form)), response);
}

const headings: Readonly<Record<TextLanguage, readonly string[]>> = { en: ['line', 'code', 'detail', 'raw'], es: ['línea', 'código', 'motivo', 'contenido'] };

async function* fileOf(pages: AsyncIterable<readonly RejectedImportLine[]>, { language, delimiter }: Omit<LinesFile, 'name'>): AsyncGenerator<string> {
  yield csvLine(headings[language], delimiter);
  for await (const page of pages) yield page.map(({ line, code, detail, text, raw }) => csvLine([String(line), code, text?.[language] ?? detail, raw], delimiter)).join('');
}

/** A broken mapping is a typo of the caller's: 400 with its pointer. */
function readMapping(text: string | undefined): ColumnMapping {
  const parsed = Mapping.safeParse(text === undefined ? {} : jsonOf(text));
  if (parsed.success) return parsed.data;
  const detail = 'is no JSON object of column names and fields';
  throw new ProblemError({ kind: 'malformed', code: 'REQUEST.INVALID', detail: `?mapping ${detail}`, errors: [{ pointer: '?mapping', code: 'FIELD.INVALID', detail }] });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
