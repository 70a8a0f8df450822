export { settingDefinitions, type StandaloneSettings } from './config.js';
export { composeServices } from './compose.js';
export { documentation, startStandalone, type StandaloneOptions } from './standalone.js';
