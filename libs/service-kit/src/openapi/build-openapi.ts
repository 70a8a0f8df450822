import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { documentOperation } from './document-operation.js';
import { documentWebhook, type DocumentedWebhook } from './document-webhook.js';
import { SPEC_EXTENSION, specAt } from './operation.decorator.js';
import { SchemaComponents, type JsonSchema } from './schema-components.js';

/** What the document says of itself. */
export interface OpenApiOptions {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  /** The public address; relative to the document when absent. */
  readonly publicUrl?: string | undefined;
  /** Calls that the platform makes. */
  readonly webhooks?: readonly DocumentedWebhook[];
}

/** From `/api/v1/openapi.json` to what stands before `/api/v1`, whatever path a proxy has put there. */
const RELATIVE_SERVER = '../..';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/**
 * OpenAPI 3.1 of all routes declared with `@Operation`: Nest's scanner gives the paths, zod the schemas. Routes
 * declared without it (probes, metrics, static pages) are not part of the contract and stay out.
 */
export function buildOpenApi(app: INestApplication, options: OpenApiOptions): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(options.title)
    .setVersion(options.version)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A JWT with hub_id and permissions, or an API key (msk_…)' }, 'bearer');
  if (options.description !== undefined) builder.setDescription(options.description);
  builder.addServer(options.publicUrl ?? RELATIVE_SERVER);
  const scanned = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  const components = new SchemaComponents();
  const paths = documentPaths(scanned.paths, components);
  const webhooks = Object.fromEntries((options.webhooks ?? []).map((webhook) => [webhook.type, documentWebhook(webhook, components)]));
  return {
    ...scanned,
    paths,
    ...(options.webhooks && { webhooks }),
    components: { ...scanned.components, schemas: sorted(components.schemas) },
  };
}

function documentPaths(scanned: OpenAPIObject['paths'], components: SchemaComponents): Record<string, JsonSchema> {
  const documented: Record<string, JsonSchema> = {};
  for (const path of Object.keys(scanned).sort()) {
    for (const method of methods) {
      const operation = scanned[path]?.[method] as (JsonSchema & { operationId?: string }) | undefined;
      const spec = specAt(operation?.[SPEC_EXTENSION]);
      if (!operation || !spec) continue;
      (documented[path] ??= {})[method] = { operationId: operation.operationId, ...documentOperation(spec, { method, path }, components) };
    }
  }
  return documented;
}

/** One order whatever the order of imports: the committed document changes only when the contract does. */
const sorted = (schemas: Record<string, JsonSchema>): Record<string, JsonSchema> =>
  Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
