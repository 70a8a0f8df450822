import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type Request, type Response } from 'express';

const DOCUMENT_PATH = '/api/v1/openapi.json';
const DOCS_PATH = '/api/v1/docs';

/** Swagger UI draws inline styles and data: images; scripts come from our own files alone. */
const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Addresses are relative, so that a proxy may put the product below a path (`PUBLIC_URL`). */
const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API</title>
<link rel="stylesheet" href="docs/swagger-ui.css">
<link rel="icon" type="image/png" href="docs/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
`;

const startScript = `window.ui = SwaggerUIBundle({
  url: new URL('openapi.json', document.baseURI).href,
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
});
`;

/** Without its slash the page's relative addresses work; with it they would not. */
const withoutSlash = (_request: Request, response: Response): void => response.redirect(308, '../docs');

/**
 * Serves the document and a browsable page of it, offline and without a token. Call it before `app.listen`; the
 * document may be made later, so it is asked for at the first request.
 */
export function serveDocs(app: NestExpressApplication, document: () => object): void {
  const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const server = app.getHttpAdapter().getInstance();
  let text: string | undefined;
  server.get(DOCUMENT_PATH, (_request: Request, response: Response) => {
    text ??= JSON.stringify(document());
    response.type('application/json').setHeader('Cache-Control', 'no-cache');
    response.end(text);
  });
  server.get(`${DOCS_PATH}/start.js`, (_request: Request, response: Response) => {
    response.type('text/javascript').end(startScript);
  });
  server.get(DOCS_PATH, (request: Request, response: Response) => {
    if (request.path.endsWith('/')) return withoutSlash(request, response);
    response.setHeader('Content-Security-Policy', docsPolicy);
    response.type('text/html').end(page);
  });
  const files = express.static(assets, { index: false, redirect: false, maxAge: '1h' });
  server.use(DOCS_PATH, files);
}
