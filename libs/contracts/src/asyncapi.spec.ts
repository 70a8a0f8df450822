import { readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';
import { catalogue } from './catalogue.js';
import { topics } from './topics.js';

const text = readFileSync(new URL('../../../docs/asyncapi.json', import.meta.url), 'utf8');

/** Of the parser: 0 is an error, 1 a warning. */
const isError = ({ severity }: { readonly severity: number }): boolean => severity === 0;

describe('docs/asyncapi.json', () => {
  it('is a sound AsyncAPI 3 document, its examples included, of every topic and message', async () => {
    const { document, diagnostics } = await new Parser().parse(text);
    expect(diagnostics.filter(isError).map(({ message, path }) => `${path.join('/')}: ${message}`)).toEqual([]);
    expect(document?.version()).toBe('3.0.0');
    expect(document?.channels().all().map((channel) => channel.address()).sort()).toEqual(topics.map(({ name }) => name).sort());
    expect(document?.components().messages().all()).toHaveLength(catalogue.length);
  }, 120_000);

  it('is refused when a payload of it is no schema', async () => {
    const broken = text.replace('"type": "object"', '"type": "objekt"');
    const { diagnostics } = await new Parser().parse(broken);
    expect(diagnostics.some(isError)).toBe(true);
  }, 120_000);
});
