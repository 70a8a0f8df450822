import 'reflect-metadata';
import { publicUrlApart, runService } from '@messaging/service-kit';
import { loadSettings } from './config.js';
import { dispatchFromEnvironment } from './from-environment.js';

await runService({
  name: 'dispatch',
  settings: loadSettings(),
  compose: (settings) => dispatchFromEnvironment(settings, { publicUrl: publicUrlApart(settings), webhooksUrl: settings.WEBHOOKS_URL, channels: settings.DISPATCH_CHANNELS }),
});
