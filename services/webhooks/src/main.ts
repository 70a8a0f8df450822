import 'reflect-metadata';
import { publicUrlApart, runService } from '@messaging/service-kit';
import { loadSettings } from './config.js';
import { webhooksFromEnvironment } from './from-environment.js';

await runService({ name: 'webhooks', settings: loadSettings(), compose: (settings) => webhooksFromEnvironment(settings, { publicUrl: publicUrlApart(settings) }) });
