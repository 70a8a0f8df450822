// OpenAPI and settings, from the built services: every controller is looked at, none is run, no database is opened.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { buildOpenApi, Credentials, Health, IpRate, parseSettings, renderEnvExample, renderSettingsTable, TokenVerifier } from '@messaging/service-kit';
import { automationsProcessSettings } from '@messaging/automations';
import { campaignsProcessSettings } from '@messaging/campaigns';
import { consoleProcessSettings } from '@messaging/console';
import { dispatchProcessSettings } from '@messaging/dispatch';
import { composeServices, documentation, settingDefinitions } from '@messaging/standalone';
import { templatesProcessSettings } from '@messaging/templates';
import { webhooksProcessSettings } from '@messaging/webhooks';

const anyKey = `k:${Buffer.alloc(32).toString('base64')}`;

/** What the host gives every module; nothing of it is run here. */
const given = [TokenVerifier, Credentials, Health, IpRate];
const host = { module: class Host {}, global: true, providers: given.map((provide) => ({ provide, useValue: {} })), exports: given };

/** OpenAPI 3.1 of the whole product. */
export async function openApi() {
  const parsed = parseSettings(settingDefinitions, { ENCRYPTION_KEYS: anyKey, AUTH_JWT_SECRET: 'x' });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
  const imports = composeServices(parsed.settings).map((service) => service.module({}));
  const app = await NestFactory.create({ module: class Everything {}, imports: [host, ...imports] }, { preview: true, logger: false, abortOnError: false });
  return buildOpenApi(app, documentation);
}

const apart = {
  templates: templatesProcessSettings, dispatch: dispatchProcessSettings, campaigns: campaignsProcessSettings, automations: automationsProcessSettings,
  webhooks: webhooksProcessSettings, console: consoleProcessSettings,
};

/** Settings that only services of their own have, or that they must be given; each with the services that read it. */
function settingsApart() {
  const rows = {};
  const readers = {};
  for (const [service, definitions] of Object.entries(apart)) {
    for (const [name, definition] of Object.entries(definitions)) {
      const known = settingDefinitions[name];
      if (known && known.required === definition.required && name !== 'HUB_ID') continue;
      rows[name] ??= definition;
      (readers[name] ??= []).push(service);
    }
  }
  const everybody = Object.keys(apart).length;
  const described = Object.entries(rows).map(([name, definition]) => {
    const who = readers[name].length === everybody ? '' : `${readers[name].join(', ')}: `;
    return [name, { ...definition, description: who + definition.description }];
  });
  return Object.fromEntries(described);
}

const ports = Object.entries(apart).map(([service, { PORT }]) => `${service} ${PORT.default}`).join(', ');

/** The settings table and the example file. */
export function settingsPages() {
  const note = 'Made from the settings’ declarations by `npm run docs`; do not edit.';
  return {
    'docs/settings.md': `# Settings\n\n${note} All mistakes are reported together at start, and the process exits 78.\n\n${renderSettingsTable(settingDefinitions)}
## Services apart

Each service of its own (\`npm run start:<service>\`) reads the settings above that concern it, and these. PORT is by default: ${ports}. PUBLIC_URL is by default the console's address.

${renderSettingsTable(settingsApart())}`,
    '.env.example': `# ${note}\n# Copying it changes nothing: every line is a comment, at its default.\n\n${renderEnvExample(settingDefinitions)}
# Services apart (npm run start:<service>, npm run start:distributed)

${renderEnvExample(settingsApart()).replaceAll(/^(?=[A-Z_]+=)/gm, '# ')}`,
  };
}
