import { ShowHubWhenSettingsChanged } from './show-hub-when-settings-changed/show-hub-when-settings-changed.consumer.js';

/** What this service hears. */
export const consumers = [ShowHubWhenSettingsChanged] as const;
