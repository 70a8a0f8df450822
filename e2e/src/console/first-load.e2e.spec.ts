import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = path.resolve(import.meta.dirname, '../../../services/console/web/dist');
/** What the dashboard may cost somebody who comes for the first time, in bytes of JavaScript after gzip. */
const FIRST_LOAD_MAX = 250 * 1024;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

describe('the first load of the console', () => {
  const manifest = JSON.parse(fs.readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8')) as Readonly<Record<string, Chunk>>;

  /** A chunk with everything that it imports at once. */
  const closure = (name: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(name)) return seen;
    seen.add(name);
    for (const next of manifest[name]?.imports ?? []) closure(next, seen);
    return seen;
  };
  const bytesOf = (names: Iterable<string>): number =>
    [...new Set([...names].map((name) => manifest[name]?.file ?? ''))].filter((file) => file.endsWith('.js')).reduce((sum, file) => sum + gzipSync(fs.readFileSync(path.join(dist, file))).length, 0);

  /** What the page itself asks for, before any of it has run. */
  const page = fs.readFileSync(path.join(dist, 'index.html'), 'utf8');
  const ahead = Object.entries(manifest).flatMap(([name, { file }]) => (page.includes(file) ? [name] : []));

  it('of the dashboard, language included, is at most 250 KB of JavaScript', () => {
    const names = new Set([...ahead, 'src/language/es/index.ts'].flatMap((name) => [...closure(name)]));
    for (const part of ['start', 'react', 'first']) expect(ahead.join(' ')).toContain(`_${part}-`);
    expect([...names].every((name) => manifest[name] !== undefined)).toBe(true);
    expect(bytesOf(names)).toBeLessThanOrEqual(FIRST_LOAD_MAX);
  });

  it('begins with a page that says what it is before anything has run, where the server finds the marks that it fills in', () => {
    for (const mark of ['<html lang="en" data-shell="door">', '<base href="./">', 'csp-nonce-of-this-page']) expect(page.split(mark).length).toBeGreaterThan(1);
    expect(page).toMatch(/role="status">[\s\S]*Loading…[\s\S]*Cargando…/);
  });

  it('leaves the editor, the charts and the other views for when they are looked at', () => {
    const first = ahead.flatMap((name) => [...closure(name)]).map((name) => manifest[name]?.file ?? '').join(' ');
    expect(first).not.toMatch(/code-editor|campaign-analytics|templates-view|settings-view/);
    expect(Object.keys(manifest).filter((name) => /-view\.tsx$/.test(name)).length).toBeGreaterThan(12);
  });

  it('has the library’s rules in a layer, so that those of a view win wherever they come to stand', () => {
    const rules = fs.readdirSync(path.join(dist, 'assets')).filter((file) => file.endsWith('.css')).map((file) => fs.readFileSync(path.join(dist, 'assets', file), 'utf8'));
    // A class of Mantine's own begins with `m_`.
    const withLibrary = rules.filter((text) => /\.m_[\da-f]+/.test(text));
    expect(withLibrary.length).toBeGreaterThan(0);
    for (const text of withLibrary) expect(text.slice(0, text.search(/\.m_[\da-f]+/))).toMatch(/@layer mantine ?\{/);
  });
});
