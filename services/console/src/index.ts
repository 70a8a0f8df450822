export { settingDefinitions as consoleProcessSettings } from './config.js';
export { consoleService } from './console-service.js';
export type { ConsoleSettings } from './console-settings.js';
export { consoleFromEnvironment } from './from-environment.js';
export { issueSignInLink, type SignInLinkOptions } from './issue-sign-in-link/issue-sign-in-link.js';
export { consumers as consoleConsumers } from './consumers.js';
