export { automationsService } from './automations-service.js';
export { settingDefinitions as automationsProcessSettings } from './config.js';
export { consumers as automationsConsumers } from './consumers.js';
