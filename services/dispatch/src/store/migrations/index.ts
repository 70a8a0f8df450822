import type { DatabaseOptions } from '@messaging/persistence';
import { Migration001Initial } from './001-initial.js';
import { Migration002Storage } from './002-storage.js';
import { Migration003CustomerState } from './003-customer-state.js';
import { Migration004ApiKeys } from './004-api-keys.js';
import { Migration005SendQueue } from './005-send-queue.js';
import { Migration006CustomerScreens } from './006-customer-screens.js';
import { Migration007Conversations } from './007-conversations.js';
import { Migration008PausesAndKeys } from './008-pauses-and-keys.js';
import { Migration009VendorTemplates } from './009-vendor-templates.js';
import { Migration010AfterCalls } from './010-after-calls.js';
import { Migration011OperatorUsage } from './011-operator-usage.js';
import { Migration012SharedAccounts } from './012-shared-accounts.js';
import { Migration013Campaigns } from './013-campaigns.js';
import { Migration014Imports } from './014-imports.js';
import { Migration015ReasonTexts } from './015-reason-texts.js';
import { Migration016RoomForOutcomes } from './016-room-for-outcomes.js';
import { Migration017OneKeyAReceipt } from './017-one-key-a-receipt.js';
import { Migration018SearchMessages } from './018-search-messages.js';
import { Migration019ImportsOnce } from './019-imports-once.js';
import { Migration020RoomForCampaigns } from './020-room-for-campaigns.js';
import { Migration021SendersOfCampaigns } from './021-senders-of-campaigns.js';

/** In order; a migration that has run anywhere never changes. */
export const migrations: DatabaseOptions['migrations'] = [
  { name: '001-initial', class: Migration001Initial },
  { name: '002-storage', class: Migration002Storage },
  { name: '003-customer-state', class: Migration003CustomerState },
  { name: '004-api-keys', class: Migration004ApiKeys },
  { name: '005-send-queue', class: Migration005SendQueue },
  { name: '006-customer-screens', class: Migration006CustomerScreens },
  { name: '007-conversations', class: Migration007Conversations },
  { name: '008-pauses-and-keys', class: Migration008PausesAndKeys },
  { name: '009-vendor-templates', class: Migration009VendorTemplates },
  { name: '010-after-calls', class: Migration010AfterCalls },
  { name: '011-operator-usage', class: Migration011OperatorUsage },
  { name: '012-shared-accounts', class: Migration012SharedAccounts },
  { name: '013-campaigns', class: Migration013Campaigns },
  { name: '014-imports', class: Migration014Imports },
  { name: '015-reason-texts', class: Migration015ReasonTexts },
  { name: '016-room-for-outcomes', class: Migration016RoomForOutcomes },
  { name: '017-one-key-a-receipt', class: Migration017OneKeyAReceipt },
  { name: '018-search-messages', class: Migration018SearchMessages },
  { name: '019-imports-once', class: Migration019ImportsOnce },
  { name: '020-room-for-campaigns', class: Migration020RoomForCampaigns },
  { name: '021-senders-of-campaigns', class: Migration021SendersOfCampaigns },
];
