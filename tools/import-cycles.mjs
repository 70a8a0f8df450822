// Import cycles among our own TypeScript files. Type-only imports do not count: they are gone at run time.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './workspace.mjs';

const importPattern = /^\s*(?:import|export)\s+(?!type\s)(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;

function targetOf(from, specifier, known) {
  const own = /^@messaging\/([^/]+)$/.exec(specifier)?.[1];
  if (own) return ['libs', 'services'].map((dir) => `${dir}/${own}/src/index.ts`).find((file) => known.has(file));
  if (!specifier.startsWith('.')) return undefined;
  const base = path.posix.join(path.posix.dirname(from), specifier).replace(/\.jsx?$/, '');
  return [`${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`].find((file) => known.has(file));
}

function importGraph(files) {
  const known = new Set(files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts')));
  const graph = new Map();
  for (const file of known) {
    const text = fs.readFileSync(path.join(root, file), 'utf8');
    const targets = [...text.matchAll(importPattern)].map(([, specifier]) => targetOf(file, specifier, known));
    graph.set(file, [...new Set(targets.filter((target) => target !== undefined))]);
  }
  return graph;
}

/** One cycle for every back edge a depth-first walk meets, as the list of its files, the first one again at the end. */
export function importCycles(files) {
  const graph = importGraph(files);
  const done = new Set();
  const cycles = [];
  const walk = (file, trail) => {
    const start = trail.indexOf(file);
    if (start >= 0) return void cycles.push([...trail.slice(start), file]);
    if (done.has(file)) return;
    for (const target of graph.get(file) ?? []) walk(target, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return cycles;
}
