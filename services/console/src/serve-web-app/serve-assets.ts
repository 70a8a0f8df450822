import { existsSync } from 'node:fs';
import type { NextFunction, Request, Response } from 'express';
import { mailPolicy } from './content-policy.rules.js';
import { webAppDir } from './web-app.js';

const YEAR_MS = 365 * 86_400_000;
const FIVE_MINUTES_MS = 300_000;

/** Files with lasting names; those in `assets/` carry a hash of their content in theirs. */
const namedFiles = new Set(['/mark.svg', '/shell.css', '/mail.html', '/mail.js']);

/** Written beside each text file by the build (tools/build-web.mjs): compressing at every request would cost more than sending. */
const encodings = [['br', '.br'], ['gzip', '.gz']] as const;

/** Serves the built files below `/m/messaging/`; everything else there is the app's page. */
export function serveAssets(request: Request, response: Response, next: NextFunction): void {
  const path = (request.originalUrl.split('?')[0] ?? '').replace(/^\/m\/messaging/, '');
  const isHashed = /^\/assets\/[A-Za-z0-9._-]+$/.test(path);
  if (!isHashed && !namedFiles.has(path)) return next();
  request.route = { path: isHashed ? '/m/messaging/assets/{file}' : `/m/messaging${path}` }; // for the log and the metrics: no controller's
  if (!existsSync(`${webAppDir}${path}`)) return void response.status(404).end();
  if (path === '/mail.html') {
    response.setHeader('Content-Security-Policy', mailPolicy);
    response.removeHeader('X-Frame-Options');
  }
  // Its page is sandboxed into an origin of its own, for which nothing here is of the same origin.
  if (path === '/mail.js') response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  const encoding = encodings.find(([name, suffix]) => request.acceptsEncodings(name) && existsSync(`${webAppDir}${path}${suffix}`));
  response.type(path.slice(path.lastIndexOf('.')));
  response.vary('Accept-Encoding');
  if (encoding) response.setHeader('Content-Encoding', encoding[0]);
  const file = `${path.slice(1)}${encoding?.[1] ?? ''}`;
  // What was loaded once under a hashed name is never asked for again.
  response.sendFile(file, { root: webAppDir, immutable: isHashed, maxAge: isHashed ? YEAR_MS : FIVE_MINUTES_MS, dotfiles: 'deny' }, (error) => error && !response.headersSent && next(error));
}
