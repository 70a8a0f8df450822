import 'reflect-metadata';
import { hosted, runService } from '@messaging/service-kit';
import { campaignsService } from './campaigns-service.js';
import { loadSettings } from './config.js';

await runService({ name: 'campaigns', settings: loadSettings(), compose: () => hosted(campaignsService, undefined as never) });
