export { automationsService } from './automations-service.js';
export { settingDefinitions as automationsProcessSettings } from './config.js';
