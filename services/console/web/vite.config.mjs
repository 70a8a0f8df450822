import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Development (`npx vite services/console/web`): the API of a product that runs on its usual port. */
const api = { target: 'http://localhost:8080' };

/**
 * Four files are the first load (sixty small ones were sixty answers to wait for): what asks ahead, React, the libraries,
 * and whatever else the dashboard needs. The first is small and runs while the others are on their way; each is run in a
 * turn of its own (main.ts).
 */
const firstLoad = [
  { name: 'start', priority: 3, test: /web\/src\/(main|start\/(?!react|libraries)|api\/addresses|memory\/remembered|embedding\/|language\/preferred)|vite\/preload-helper|rolldown\/runtime/ },
  { name: 'react', priority: 2, test: /node_modules\/(react|react-dom|scheduler)\/|src\/start\/react/ },
  { name: 'libraries', priority: 1.5, test: /src\/start\/libraries/, includeDependenciesRecursively: true },
  { name: 'first', priority: 1, test: /src\/(app|router\/router|dashboard\/dashboard-view|confirm\/confirm-provider)\.tsx?$/, includeDependenciesRecursively: true },
];

/** What `main.ts` goes on with, in this order. */
const next = ['start/react.ts', 'start/libraries.ts', 'app.tsx', 'dashboard/dashboard-view.tsx'].map((file) => `/web/src/${file}`);

/** A chunk with everything that it imports at once. */
const closure = (bundle, chunk) => [chunk, ...chunk.imports.flatMap((name) => closure(bundle, bundle[name]))];

/**
 * Orders what the page asks for: the shell of `index.html` is painted before the app is there, whose rules and scripts
 * give way to it; the typeface is on its way from the start. The rules are only fetched: the app's first import puts them
 * into the head and waits for them, so that those of a part that is loaded later stand behind those that it builds on.
 */
const firstPaint = () => ({
  name: 'first-paint',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      if (bundle === undefined) return html;
      const all = Object.values(bundle);
      const face = all.find(({ fileName }) => /figtree-latin-wght-normal.*\.woff2$/.test(fileName)).fileName;
      const holds = (chunk, file) => chunk.type === 'chunk' && [chunk.facadeModuleId, ...chunk.moduleIds].some((id) => id?.endsWith(file));
      const ahead = next.flatMap((file) => all.filter((chunk) => holds(chunk, file)).flatMap((chunk) => closure(bundle, chunk)));
      const scripts = new Set(ahead.map(({ fileName }) => fileName).filter((name) => !html.includes(name)));
      const rules = new Set(ahead.flatMap(({ viteMetadata }) => [...viteMetadata.importedCss]));
      const each = (names, write) => [...names].map((name) => `${write(`./${name}`)}\n`).join('');
      return html
        .replace('<link rel="icon"', `<link rel="preload" as="font" type="font/woff2" crossorigin href="./${face}">\n<link rel="icon"`)
        // At once: others of its kind wait for the whole page and its rules.
        .replace('<script type="module"', '<script type="module" async')
        .replace('</head>', `${each(rules, (href) => `<link rel="preload" as="style" crossorigin href="${href}">`)}${each(scripts, (href) => `<link rel="modulepreload" fetchpriority="low" crossorigin href="${href}">`)}</head>`);
    },
  },
});

/**
 * Each part of Mantine brings its own rules, in the library's layer: what the first screen does not show is not loaded
 * with it (180 of 240 KB of rules to read, 24 of 35 KB to wait for). A part imports those that it builds on, whose rules
 * so come before its own, as the library's own order wants it. In development, where the library is bundled ahead, all at
 * once.
 */
const ownRules = () => {
  let isBuild = true;
  return {
    name: 'own-rules',
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    transform(code, id) {
      const [, part] = /@mantine\/core\/esm\/.*\/(\w+)\.module\.mjs$/.exec(id) ?? [];
      if (isBuild && part !== undefined) return { code: `import '@mantine/core/styles/${part}.layer.css';\n${code}`, map: null };
      if (!isBuild && id.endsWith('/src/theme/library.ts')) return { code: `${code}\nimport '@mantine/core/styles.layer.css';`, map: null };
      return undefined;
    },
  };
};

export default defineConfig({
  // Relative: PUBLIC_URL may have a path that a proxy strips, and the server writes the page's <base>.
  base: './',
  plugins: [react(), ownRules(), firstPaint()],
  resolve: { conditions: ['@messaging/source', 'module', 'browser', 'development|production'] },
  // The server replaces it in every page it serves (services/console/src/serve-web-app).
  html: { cspNonce: 'csp-nonce-of-this-page' },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0, // the content policy allows no data: but images
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: firstLoad } } },
  },
  server: { port: 5173, proxy: { '/api': api } },
});
