// OpenAPI and settings, from the built services: every controller is looked at, none is run, no database is opened.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { buildOpenApi, parseSettings, renderEnvExample, renderSettingsTable, TokenVerifier } from '@messaging/service-kit';
import { composeServices, documentation, settingDefinitions } from '@messaging/standalone';

const anyKey = `k:${Buffer.alloc(32).toString('base64')}`;

/** What the host gives every module; nothing of it is run here. */
const host = { module: class Host {}, global: true, providers: [{ provide: TokenVerifier, useValue: {} }], exports: [TokenVerifier] };

/** OpenAPI 3.1 of the whole product. */
export async function openApi() {
  const parsed = parseSettings(settingDefinitions, { ENCRYPTION_KEYS: anyKey, AUTH_JWT_SECRET: 'x' });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
  const imports = composeServices(parsed.settings).map((service) => service.module({}));
  const app = await NestFactory.create({ module: class Everything {}, imports: [host, ...imports] }, { preview: true, logger: false, abortOnError: false });
  return buildOpenApi(app, documentation);
}

/** The settings table and the example file. */
export function settingsPages() {
  const note = 'Made from the settings’ declarations by `npm run docs`; do not edit.';
  return {
    'docs/settings.md': `# Settings\n\n${note} All mistakes are reported together at start, and the process exits 78.\n\n${renderSettingsTable(settingDefinitions)}`,
    '.env.example': `# ${note}\n# Copying it changes nothing: every line is a comment, at its default.\n\n${renderEnvExample(settingDefinitions)}`,
  };
}
