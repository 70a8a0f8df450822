import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Development (`npx vite services/console/web`): the API of a product that runs on its usual port. */
const api = { target: 'http://localhost:8080' };

/** Whatever the dashboard needs at once, in one file: sixty small ones were sixty answers to wait for. */
const firstLoad = { name: 'first', test: /src\/(router\/router|dashboard\/dashboard-view|confirm\/confirm-provider)\.tsx?$|@mantine\/notifications\/esm/, includeDependenciesRecursively: true };

/**
 * Orders what the page asks for: the shell of `index.html` is painted before the app is there, whose rules stand
 * behind it (and before the root, whose own rules have the last word) and whose scripts give way to it; the typeface is
 * on its way from the start.
 */
const firstPaint = () => ({
  name: 'first-paint',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const face = Object.keys(bundle ?? {}).find((name) => /figtree-latin-wght-normal.*\.woff2$/.test(name));
      if (face === undefined) return html;
      // The library's rules first, so that ours win among equals.
      const rules = (html.match(/ *<link rel="stylesheet"[^>]*assets\/[^>]*>\n?/g) ?? []).toSorted((one, other) => Number(other.includes('/index-')) - Number(one.includes('/index-')));
      return rules
        .reduce((page, rule) => page.replace(rule, ''), html)
        .replace('<link rel="icon"', `<link rel="preload" as="font" type="font/woff2" crossorigin href="./${face}">\n<link rel="icon"`)
        .replace('<div id="root">', `${rules.map((rule) => `${rule.trim()}\n`).join('')}<div id="root">`)
        .replaceAll(/<(script type="module"|link rel="modulepreload") /g, '<$1 fetchpriority="low" ');
    },
  },
});

export default defineConfig({
  // Relative: PUBLIC_URL may have a path that a proxy strips, and the server writes the page's <base>.
  base: './',
  plugins: [react(), firstPaint()],
  resolve: { conditions: ['@messaging/source', 'module', 'browser', 'development|production'] },
  // The server replaces it in every page it serves (services/console/src/serve-web-app).
  html: { cspNonce: 'csp-nonce-of-this-page' },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0, // the content policy allows no data: but images
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [firstLoad] } } },
  },
  server: { port: 5173, proxy: { '/api': api } },
});
