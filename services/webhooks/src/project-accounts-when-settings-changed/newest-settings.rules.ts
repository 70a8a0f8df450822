import type { SettingsChanged } from '@messaging/contracts';
import type { HubSettings } from '../store/hub.sql.js';

/** Of a batch, the newest settings of each hub: every event holds the whole state. */
export function newestSettings(events: readonly { readonly hubId: string; readonly data: SettingsChanged }[]): HubSettings[] {
  const newest = new Map<string, HubSettings>();
  for (const { hubId, data } of events) {
    if ((newest.get(hubId)?.settings.revision ?? -1) < data.revision) newest.set(hubId, { hubId, settings: data });
  }
  return [...newest.values()];
}
