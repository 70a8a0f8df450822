import { campaignMessage, type SettingsTree } from '@messaging/contracts';
import type { EventingObserver } from '@messaging/eventing';
import { BackgroundLoop, CrashPoints } from '@messaging/kernel';
import type { Database, Tx } from '@messaging/persistence';
import { insertMessages, type NewMessage } from '../accept-message/accept.sql.js';
import { holdQueued, shutGates } from '../gate-campaign/gate.sql.js';
import type { SendTurns } from '../send-message/send-turns.js';
import type { SettingsReader } from '../settings/settings-reader.js';
import type { EndCampaigns } from './end-campaigns.js';
import { allowance, paceAfter, roomAmong } from './release.rules.js';
import { crowdOf, endTurn, hasWaiting, lockReleasable, nextChunks, queueMax, standAmong, takeOfChunks, type Crowd, type ReleasableGate, type WaitingChunk } from './release.sql.js';

/** The queue is looked at this often: a second of the fastest provider lies in it, and a look at a full one takes 1 ms. */
const idleMs = 250;
/** What a call that was under way has put back behind a shut gate is put aside this often. */
const holdEveryMs = 500;
/** Chunks that one turn may touch: at least one whole release. */
const chunksMax = 4;

export interface ReleaseTools {
  readonly database: Database;
  readonly crashPoints: CrashPoints;
  readonly observer: EventingObserver;
  readonly settings: SettingsReader;
  readonly turns: SendTurns;
  readonly ends: EndCampaigns;
}

/**
 * Lets recipients of campaigns into the queue: in turns between the campaigns of a hub, as fast as their rates and ramps
 * allow, and no more than the queue has room for. So a million recipients are as cheap to hold, to cancel and to look at
 * as ten thousand; killed anywhere, it goes on where the last commit was.
 */
export class ReleaseCampaigns extends BackgroundLoop {
  #heldAt = 0;

  constructor(private readonly tools: ReleaseTools) {
    super({ idleMs, onError: (error) => tools.observer.trouble('release-campaigns', error) });
  }

  /** One campaign's turn. True while there may be more. */
  async step(): Promise<boolean> {
    await this.#hold();
    return this.tools.database.transaction(async (tx) => {
      const gate = await lockReleasable(tx);
      if (!gate) return false;
      const moved = gate.state === 'ended' || gate.isExpired ? await this.tools.ends.end(tx, gate) : await this.#release(tx, gate);
      this.tools.crashPoints.at('campaign.beforeReleaseCommit');
      return moved > 0;
    });
  }

  async #hold(): Promise<void> {
    const now = performance.now();
    if (now - this.#heldAt < holdEveryMs) return;
    this.#heldAt = now;
    for (const gate of await shutGates(this.tools.database)) await holdQueued(this.tools.database, gate);
  }

  async #release(tx: Tx, gate: ReleasableGate): Promise<number> {
    const { hubId, channel, campaignId } = gate;
    const allowed = gate.state === 'open' ? allowance(gate) : 0;
    const crowd = allowed > 0 && gate.isBesideOthers ? await crowdOf(tx, gate, allowed) : nobody;
    const room = roomAmong(allowed, { total: crowd.total, queueMax });
    const chunks = room > 0 ? await nextChunks(tx, campaignId, { due: true, limit: chunksMax }) : [];
    const settings = await this.tools.settings.tree(hubId);
    const { messages, taken } = takeMessages(gate, chunks, { room, settings });
    const stored = await insertMessages(tx, messages);
    await standAmong(tx, [...stored], crowd.places);
    await takeOfChunks(tx, taken);
    await endTurn(tx, campaignId, { ...paceAfter(gate, messages.length), isActive: messages.length > 0 || (await hasWaiting(tx, campaignId)) });
    if (messages.length > 0) tx.onCommit(() => this.tools.turns.queued([{ channel, hubId }]));
    return messages.length;
  }
}

const nobody: Crowd = { places: [], total: 0 };

function takeMessages(gate: ReleasableGate, chunks: readonly WaitingChunk[], { room, settings }: { room: number; settings: SettingsTree }) {
  const messages: NewMessage[] = [];
  const taken: { id: number; upTo: number; isEmpty: boolean }[] = [];
  for (const chunk of chunks) {
    const left = room - messages.length;
    if (left <= 0) break;
    const recipients = chunk.command.recipients.slice(chunk.taken, chunk.taken + left);
    messages.push(...recipients.map((recipient) => newMessage(gate, chunk, { recipient, settings })));
    const upTo = chunk.taken + recipients.length;
    taken.push({ id: chunk.id, upTo, isEmpty: upTo >= chunk.command.recipients.length });
  }
  return { messages, taken };
}

type ChunkRecipient = WaitingChunk['command']['recipients'][number];

/** The message of one round for one recipient. A repeated command finds it there. */
function newMessage(gate: ReleasableGate, { command }: WaitingChunk, { recipient, settings }: { recipient: ChunkRecipient; settings: SettingsTree }): NewMessage {
  const { channel, category, purpose, content, campaignId } = command;
  const { id, key } = campaignMessage(gate, recipient);
  const hasVariables = Object.keys(content.variables).length > 0;
  return {
    id, hubId: gate.hubId, idem: key, channel, lane: 'bulk', category, purpose, sandbox: settings[channel].provider === 'sandbox',
    customerId: recipient.customerId, templateId: content.templateId, templateVersion: content.templateVersion,
    ...(hasVariables && { variables: content.variables }), campaignId, expiresAt: gate.expiresAt?.toISOString(),
  };
}
