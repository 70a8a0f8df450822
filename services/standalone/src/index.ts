export { settingDefinitions, type StandaloneSettings } from './config.js';
export { composeServices } from './compose.js';
export { startStandalone, type StandaloneOptions } from './standalone.js';
