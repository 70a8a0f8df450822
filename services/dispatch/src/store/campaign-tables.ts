import type { Channel } from '@messaging/contracts';
import { defineEntity, hubWall, p } from '@messaging/persistence';
import type { Sender } from '../gate-campaign/sender.rules.js';

/** `open`: messages may leave; `shut`: none may; `ended`: what is left never will. */
export type GateState = 'open' | 'shut' | 'ended';

/** Whether a campaign's messages may leave, as its newest `campaign.changed` has it. One that nobody has told of is shut. */
export const campaignGate = () =>
  defineEntity({
    name: 'CampaignGate',
    tableName: 'campaign_gate',
    ...hubWall,
    properties: {
      campaignId: p.uuid().primary(),
      hubId: p.text(),
      channel: p.text().$type<Channel>(),
      revision: p.integer(),
      state: p.text().$type<GateState>(),
      ratePerMinute: p.integer().nullable(),
      rampFirst: p.integer().nullable(),
      rampWaitMs: p.bigint('number').nullable(),
      expiresAt: p.datetime().nullable(),
      /** It began on the sandbox, or by a provider; nothing: it began before this was kept. */
      sandbox: p.boolean().nullable(),
      /** Whom its messages come from, and since when that was decided; nothing: it began before this was kept. */
      sender: p.json<Sender>().nullable(),
      senderAt: p.datetime().nullable(),
      /** Told to be open, and shut: what it began with cannot send any more. */
      isSenderGone: p.boolean().default(false),
      /** Recipients handed to the queue so far, and when the ramp's wait is over. */
      released: p.integer().default(0),
      rampUntil: p.datetime().nullable(),
      /** No more before that: the rate. */
      nextAt: p.datetime().defaultRaw('clock_timestamp()'),
      /** When it last had its turn: campaigns of a hub take turns. */
      turnAt: p.datetime().defaultRaw('clock_timestamp()'),
      /** Something of it may be waiting: chunks, or messages in the queue. */
      isActive: p.boolean().default(false),
    },
    indexes: [{ name: 'campaign_gate_turn', properties: ['turnAt'], where: 'is_active' }],
  });

/** Recipients of a campaign that are not in the queue yet: a command as it came, and how many of it were taken. */
export const campaignChunk = () =>
  defineEntity({
    name: 'CampaignChunk',
    tableName: 'campaign_chunk',
    ...hubWall,
    properties: {
      id: p.bigint('number').primary().autoincrement(),
      campaignId: p.uuid(),
      hubId: p.text(),
      notBefore: p.datetime().nullable(),
      command: p.json(),
      taken: p.integer().default(0),
    },
    indexes: [{ name: 'campaign_chunk_order', properties: ['campaignId', 'id'] }],
  });
