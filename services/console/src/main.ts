import 'reflect-metadata';
import { publicUrlOf, runService } from '@messaging/service-kit';
import { loadSettings, wholeApi } from './config.js';
import { consoleFromEnvironment } from './from-environment.js';
import { issueSignInLink } from './issue-sign-in-link/issue-sign-in-link.js';

await runService({
  name: 'console',
  settings: loadSettings(),
  compose: (settings) => consoleFromEnvironment(settings, {
    publicUrl: publicUrlOf(settings),
    upstreams: {
      templates: settings.TEMPLATES_URL, dispatch: settings.DISPATCH_URL, campaigns: settings.CAMPAIGNS_URL, automations: settings.AUTOMATIONS_URL,
      webhooks: settings.WEBHOOKS_URL,
    },
  }),
  document: wholeApi,
  onServing: async ({ services }, settings) => {
    const [home] = services;
    if (!home || settings.HUB_ID === undefined || settings.AUTH_JWKS_URL) return undefined;
    const { database, clock } = home.parts;
    const link = await issueSignInLink(database, { hubId: settings.HUB_ID, publicUrl: publicUrlOf(settings), now: clock.now(), onlyFirst: true });
    return link && `sign in: ${link}`;
  },
});
