export { settingDefinitions as templatesProcessSettings } from './config.js';
export { templatesService } from './templates-service.js';
export type { TemplatesSettings } from './templates-settings.js';
export { consumers as templatesConsumers } from './consumers.js';
