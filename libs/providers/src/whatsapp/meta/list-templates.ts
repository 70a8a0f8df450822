import { ok, refuse, type Result } from '@messaging/kernel';
import { asArray, asObject, asText, objectIn } from '../../vendor-call/read-json.js';
import { VendorHttp } from '../../vendor-call/vendor-http.js';
import type { ListedTemplate, TemplateShape } from '../template-shape.js';
import { META_URL } from './adapter.js';
import type { MetaCredentials } from './manifest.js';

type Json = Readonly<Record<string, unknown>>;

const FIELDS = 'name,language,status,category,parameter_format,quality_score,components,rejected_reason';
/** Meta allows 6,000 templates in an account at most. */
const PAGES_MAX = 70;
const PAGE_SIZE = 100;
const MEDIA: Readonly<Record<string, 'image' | 'video' | 'document'>> = { IMAGE: 'image', VIDEO: 'video', DOCUMENT: 'document' };

/** Every template of the business account; refuses in Meta's words. */
export async function listMetaTemplates({ apiToken, apiVersion, businessId }: MetaCredentials, apiUrl: string | undefined): Promise<Result<readonly ListedTemplate[]>> {
  if (businessId === undefined) return refuse({ kind: 'rule', code: 'SETTINGS.INVALID', detail: 'Templates need the WhatsApp Business Account ID (whatsapp.businessId).' });
  const http = new VendorHttp(apiUrl ?? META_URL, { connections: 1 });
  const headers = { authorization: `Bearer ${apiToken}`, accept: 'application/json' };
  const templates: ListedTemplate[] = [];
  try {
    let after: string | undefined;
    for (let page = 0; page < PAGES_MAX; page++) {
      const query = new URLSearchParams({ fields: FIELDS, limit: String(PAGE_SIZE), ...(after !== undefined && { after }) });
      const answer = await http.call({ method: 'GET', path: `/${apiVersion}/${encodeURIComponent(businessId)}/message_templates?${query.toString()}`, headers });
      const body = answer.kind === 'answer' ? objectIn(answer.text) : {};
      if (answer.kind !== 'answer' || answer.status !== 200) {
        const words = asText(asObject(body['error'])['message']) ?? (answer.kind === 'answer' ? `HTTP ${answer.status}` : answer.detail);
        return refuse({ kind: 'unavailable', code: 'PROVIDER.LIST_REFUSED', detail: `Meta does not list its templates: ${words}`.slice(0, 500) });
      }
      templates.push(...asArray(body['data']).flatMap((row) => templateIn(asObject(row)) ?? []));
      after = asText(asObject(asObject(body['paging'])['cursors'])['after']);
      if (after === undefined || asObject(body['paging'])['next'] === undefined) break;
    }
    return ok(templates);
  } finally {
    await http.close();
  }
}

function templateIn(row: Json): ListedTemplate | undefined {
  const [name, language] = [asText(row['name']), asText(row['language'])];
  if (name === undefined || language === undefined) return undefined;
  const components = asArray(row['components']).map(asObject);
  const bodyText = asText(components.find(({ type }) => type === 'BODY')?.['text']) ?? '';
  const [quality, reason] = [asText(asObject(row['quality_score'])['score']), asText(row['rejected_reason'])];
  return {
    name, language, status: asText(row['status']) ?? 'UNKNOWN', category: asText(row['category']) ?? 'UNKNOWN', body: bodyText,
    shape: shapeOf(components, { bodyText, isNamed: row['parameter_format'] === 'NAMED' }),
    ...(quality !== undefined && { quality }),
    ...(reason !== undefined && reason !== 'NONE' && { reason }),
  };
}

function shapeOf(components: readonly Json[], { bodyText, isNamed }: { bodyText: string; isNamed: boolean }): TemplateShape {
  const header = headerOf(components.find(({ type }) => type === 'HEADER'));
  const buttons = asArray(components.find(({ type }) => type === 'BUTTONS')?.['buttons']).map(asObject);
  return { isNamed, body: placesIn(bodyText), buttons: buttons.flatMap((button, index) => buttonOf(button, index) ?? []), ...(header && { header }) };
}

function headerOf(header: Json | undefined): TemplateShape['header'] {
  const format = asText(header?.['format']);
  if (header === undefined || format === undefined) return undefined;
  if (MEDIA[format] !== undefined) return { kind: MEDIA[format] };
  return format === 'TEXT' ? { kind: 'text', places: placesIn(asText(header['text']) ?? '') } : undefined;
}

/** A quick reply sends its own text back when it is given nothing; only what has a place must be filled. */
function buttonOf(button: Json, index: number): TemplateShape['buttons'][number] | undefined {
  const type = asText(button['type']);
  if (type === 'URL' && placesIn(asText(button['url']) ?? '').length > 0) return { kind: 'url', index };
  return type === 'COPY_CODE' ? { kind: 'copy_code', index } : undefined;
}

/** `{{1}}` or `{{first_name}}`, each once, in the order in which they are counted or stand. */
function placesIn(text: string): string[] {
  const names = [...new Set([...text.matchAll(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g)].map(([, name = '']) => name))];
  return names.every((name) => /^\d+$/.test(name)) ? names.sort((a, b) => Number(a) - Number(b)) : names;
}
