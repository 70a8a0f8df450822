export { campaignsService } from './campaigns-service.js';
export { settingDefinitions as campaignsProcessSettings } from './config.js';
export { consumers as campaignsConsumers } from './consumers.js';
export { statesAreMadeBy } from './estimate-audience/await-audience.js';
