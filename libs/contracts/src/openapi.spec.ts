import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { hookEventTypes } from './api/hooks.js';
import { hookPayloads } from './hook-payloads.js';

interface Webhook {
  readonly post: { readonly operationId: string; readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[]; readonly requestBody: { readonly content: { readonly 'application/json': { readonly schema: object } } } };
}

const text = readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8');
const document = JSON.parse(text) as { readonly openapi: string; readonly paths: object; readonly webhooks: Readonly<Record<string, Webhook>>; readonly components: object };

describe('docs/openapi.json', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'https://api.example/openapi', components: document.components });

  it('tells of a call for every event that a hook may ask for, signed', () => {
    expect(Object.keys(document.webhooks).sort()).toEqual([...hookEventTypes.filter((type) => type !== 'message.*'), 'hook.test'].sort());
    for (const { post } of Object.values(document.webhooks)) {
      expect(post.parameters.map((parameter) => [parameter.name, parameter.in, parameter.required])).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, 'header', true]));
    }
  });

  it.each(hookPayloads)('takes the example of $type, and no other type under its name', ({ type, example }) => {
    const schema = JSON.parse(JSON.stringify(document.webhooks[type]?.post.requestBody.content['application/json'].schema).replaceAll('"#/', '"https://api.example/openapi#/')) as object;
    const judge = ajv.compile(schema);
    expect([judge(example), judge.errors]).toEqual([true, null]);
    expect(judge({ ...(example as object), type: 'something.else' })).toBe(false);
    expect(judge({ ...(example as object), data: undefined })).toBe(false);
  });

  it('names each operation once, and leads nowhere that is not in it', () => {
    const ids = [...text.matchAll(/"operationId": "([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const missing = [...text.matchAll(/"\$ref": "#\/([^"]+)"/g)].map(([, path = '']) => path).filter((path) => path.split('/').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document) === undefined);
    expect(missing).toEqual([]);
  });
});
