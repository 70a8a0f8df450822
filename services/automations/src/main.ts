import 'reflect-metadata';
import { hosted, runService } from '@messaging/service-kit';
import { automationsService } from './automations-service.js';
import { loadSettings } from './config.js';

await runService({ name: 'automations', settings: loadSettings(), compose: () => hosted(automationsService, undefined as never) });
