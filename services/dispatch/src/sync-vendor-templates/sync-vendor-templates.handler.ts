import type { Channel, VendorTemplateList } from '@messaging/contracts';
import { ok, refuse, type Clock, type Result } from '@messaging/kernel';
import type { Database, SecretBox } from '@messaging/persistence';
import { findProvider, valuesWanted, type ProviderEnvironment } from '@messaging/providers';
import { withoutAbsent } from '../announce-status/without-absent.js';
import { loadHubAccount } from '../settings/hub-account.js';
import { lastSync, listVendorTemplates, noteSync, saveListed, type VendorTemplateRow } from './vendor-templates.sql.js';

/** Callbacks tell of changes; the list is read all the same, for callbacks get lost. */
const everyMs = 15 * 60_000;
const afterFailureMs = 5 * 60_000;
const channel: Channel = 'whatsapp';

export interface SyncTools {
  readonly database: Database;
  readonly box: SecretBox;
  readonly environment: ProviderEnvironment;
  readonly clock: Clock;
}

/** Keeps what the vendor says of its templates, and shows it to whoever chooses one. */
export class SyncVendorTemplates {
  constructor(private readonly tools: SyncTools) {}

  /** Reads the vendor's whole list. A refusal is kept, in its words, for staff. */
  async sync(hubId: string): Promise<Result<void>> {
    const { database, box, environment, clock } = this.tools;
    const account = await database.inHub(hubId, (tx) => loadHubAccount(tx, hubId, { channel, box }));
    const provider = findProvider(account.provider, channel);
    if (!provider?.listTemplates) return refuse({ kind: 'conflict', code: 'CHANNEL.NOT_CONFIGURED', detail: 'WhatsApp is on its sandbox: there is no account whose templates could be read.' });
    const at = clock.now();
    const listed = await provider.listTemplates(account, environment);
    await database.inHub(hubId, async (tx) => {
      if (listed.ok) await saveListed(tx, hubId, { listed: listed.value, at });
      await noteSync(tx, hubId, { error: listed.ok ? null : listed.problem.detail, nextInMs: listed.ok ? everyMs : afterFailureMs });
    });
    return listed.ok ? ok(undefined) : listed;
  }

  async list(hubId: string): Promise<VendorTemplateList> {
    return this.tools.database.inHub(hubId, async (tx) => {
      const sync = await lastSync(tx, hubId);
      const items = (await listVendorTemplates(tx, hubId)).map(viewOf);
      return { items, nextCursor: null, ...(sync?.syncedAt && { syncedAt: sync.syncedAt.toISOString() }), ...(sync?.error && { error: sync.error }) };
    });
  }
}

function viewOf({ name, language, status, category, quality, reason, shape, body }: VendorTemplateRow): VendorTemplateList['items'][number] {
  const view = {
    name, language, status, category, quality, reason, body, isUsable: status === 'APPROVED',
    parameters: shape === null ? null : valuesWanted(shape), places: shape === null ? null : placesOf(shape),
  };
  return withoutAbsent(view) as VendorTemplateList['items'][number];
}

/** What each value is for, in the order in which a template lists its parameters. */
function placesOf({ header, body, buttons }: NonNullable<VendorTemplateRow['shape']>): string[] {
  const above = header === undefined ? [] : header.kind === 'text' ? header.places.map((place) => `header ${place}`) : [`header ${header.kind} (URL)`];
  return [...above, ...body.map((place) => `body ${place}`), ...buttons.map(({ kind, index }) => `button ${index + 1} (${kind})`)];
}
