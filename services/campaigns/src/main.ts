import 'reflect-metadata';
import { hosted, publicUrlApart, runService } from '@messaging/service-kit';
import { campaignsService } from './campaigns-service.js';
import { loadSettings } from './config.js';

await runService({ name: 'campaigns', settings: loadSettings(), compose: (settings) => hosted(campaignsService, { publicUrl: publicUrlApart(settings) }) });
