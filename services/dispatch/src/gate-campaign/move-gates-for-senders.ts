import type { SettingsTree } from '@messaging/contracts';
import type { Outbox } from '@messaging/eventing';
import type { Tx } from '@messaging/persistence';
import { holdQueued, letGo } from './gate.sql.js';
import { noteSenders, sendersOf, whySenderIsGone } from './sender.rules.js';
import { keepSenders, keptSenders, lockGates, markSender } from './sender.sql.js';
import { senderGone } from './tell-sender-gone.js';

/**
 * Shuts the gates of campaigns that cannot go on as they began, and opens those again that can once more: nobody gets what
 * was a trial, nobody is passed over, and nobody is written to in another's name. In the transaction that changes the
 * settings, which holds the hub; campaigns is told, and says that they are paused, and why.
 */
export async function moveGatesForSenders(tx: Tx, hubId: string, { tree, outbox }: { tree: SettingsTree; outbox: Outbox }): Promise<void> {
  const kept = await keptSenders(tx, hubId);
  const now = sendersOf(tree);
  if (kept) await keepSenders(tx, hubId, kept.senders ? noteSenders(kept.senders, now, kept.at) : { now, before: [] });
  for (const gate of await lockGates(tx, hubId)) {
    const why = whySenderIsGone(gate, gate.channel, now[gate.channel]);
    if ((why !== undefined) === gate.isSenderGone) continue;
    await markSender(tx, gate, why !== undefined);
    if (why === undefined) {
      await letGo(tx, gate, gate.expiresAt?.toISOString());
      continue;
    }
    await holdQueued(tx, gate);
    await outbox.add(tx, [senderGone(gate, why)]);
  }
}
