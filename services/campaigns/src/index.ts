export { campaignsService } from './campaigns-service.js';
export { settingDefinitions as campaignsProcessSettings } from './config.js';
