export { settingDefinitions as dispatchProcessSettings } from './config.js';
export type { DispatchSettings } from './dispatch-settings.js';
export { dispatchService } from './dispatch-service.js';
export { dispatchFromEnvironment, type DispatchEnvironment, type DispatchPlace } from './from-environment.js';
export { consumersOf as dispatchConsumersOf } from './consumers.js';
