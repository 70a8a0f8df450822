import 'reflect-metadata';
import { hosted, publicUrlApart, runService } from '@messaging/service-kit';
import { loadSettings } from './config.js';
import { templatesService } from './templates-service.js';

await runService({ name: 'templates', settings: loadSettings(), compose: (settings) => hosted(templatesService, { publicUrl: publicUrlApart(settings) }) });
