// The types of the web app's API client, from the OpenAPI document.
import openapiTS, { astToString } from 'openapi-typescript';

/** The file services/console/web/src/api/schema.d.ts. */
export async function clientTypes(document) {
  const note = '// Made from docs/openapi.json by `npm run docs`; do not edit.\n';
  return `${note}${astToString(await openapiTS(structuredClone(document)))}`;
}
