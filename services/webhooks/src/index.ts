export { settingDefinitions as webhooksProcessSettings } from './config.js';
export { webhooksFromEnvironment } from './from-environment.js';
export { SettleEvent } from './settle-event/settle-event.handler.js';
export { eventsAtTheDoor, type DoorEvent } from './store/erp-event.sql.js';
export type { CallbackParsers, DoorKeeper } from './receive-callback/callback-parsers.js';
export { webhooksService } from './webhooks-service.js';
export type { WebhooksSettings } from './webhooks-settings.js';
export { consumers as webhooksConsumers } from './consumers.js';
