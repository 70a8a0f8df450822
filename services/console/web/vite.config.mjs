import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Development (`npx vite services/console/web`): the API of a product that runs on its usual port. */
const api = { target: 'http://localhost:8080' };

export default defineConfig({
  // Relative: PUBLIC_URL may have a path that a proxy strips, and the server writes the page's <base>.
  base: './',
  plugins: [react()],
  resolve: { conditions: ['@messaging/source', 'module', 'browser', 'development|production'] },
  // The server replaces it in every page it serves (services/console/src/serve-web-app).
  html: { cspNonce: 'csp-nonce-of-this-page' },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0, // the content policy allows no data: but images
    manifest: true,
    modulePreload: { polyfill: false },
  },
  server: { port: 5173, proxy: { '/api': api } },
});
