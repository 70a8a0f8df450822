import { z } from 'zod';
import { Channel, HubId, Reason } from '../vocabulary.js';
import { HubProfile } from './settings.js';

/** What the operator of the platform sees and does (API.md section 3, Operator): hubs, and what they used. */

const { name, locale, timeZone, country } = HubProfile.shape;

export const HubStatus = z.enum(['active', 'suspended']);

/** `PUT /operator/hubs/{id}`: makes the hub, or changes what is named; the rest stays. */
export const PutHub = z
  .strictObject({
    name: name.unwrap().optional(), locale: locale.unwrap().optional(), timeZone: timeZone.unwrap().optional(), country: country.unwrap().optional(),
    status: HubStatus.optional(),
  })
  .meta({ id: 'PutHub' });
export type PutHub = z.infer<typeof PutHub>;

/** In the dashboard's words, and a hub whose events wait for the operator. */
export const HubProblemKind = z.enum(['channel_broken', 'sending_held', 'hub_suspended', 'not_registered']);
export type HubProblemKind = z.infer<typeof HubProblemKind>;

const HubProblem = z.strictObject({ kind: HubProblemKind, channel: Channel.optional(), since: z.iso.datetime(), reason: Reason });

/** A hub as the operator sees it: nothing of its customers, and none of its credentials. */
export const OperatorHub = z
  .strictObject({
    id: HubId,
    name: z.string(),
    locale: z.string(),
    timeZone: z.string(),
    country: z.string(),
    status: z.enum([...HubStatus.options, 'not_registered']),
    /** Since when it exists, or its first event waits. */
    createdAt: z.iso.datetime(),
    /** By channel, whose account sends. */
    providers: z.record(Channel, z.string()),
    problems: z.array(HubProblem),
    /** Events that wait until it is registered. */
    waitingEvents: z.int(),
  })
  .meta({ id: 'OperatorHub' });
export type OperatorHub = z.infer<typeof OperatorHub>;

/** Filters of `GET /operator/hubs`. */
export const hubFilters = { problem: z.enum(['any', ...HubProblemKind.options]).optional() };

/** A calendar month in UTC. */
export const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month such as 2026-11');

/** What one hub sent on a channel with one provider within a month: what a provider took, whatever became of it. */
export const Usage = z
  .strictObject({
    hubId: HubId,
    channel: Channel,
    provider: z.string(),
    sandbox: z.boolean(),
    messages: z.int(),
    /** By SMS what is paid for; elsewhere as many as messages. */
    segments: z.int(),
  })
  .meta({ id: 'Usage' });
export type Usage = z.infer<typeof Usage>;

/** `PUT /operator/accounts/{channel}`: an account of the operator's that hubs may choose (`provider: "shared"`). */
export const PutSharedAccount = z
  .strictObject({
    /** The channel's part of the settings, with its secrets in their places; checked by the settings' own rules. */
    settings: z.record(z.string().max(64), z.unknown()),
    hubs: z.array(HubId).max(10_000).optional().meta({ description: 'Who may choose it; absent: every hub' }),
  })
  .meta({ id: 'PutSharedAccount' });
export type PutSharedAccount = z.infer<typeof PutSharedAccount>;

/** What the operator shares; of secrets only that they are set. */
export const SharedAccountView = z
  .strictObject({ channel: Channel, settings: z.record(z.string(), z.unknown()), hubs: z.array(HubId).nullable(), usedBy: z.int(), updatedAt: z.iso.datetime() })
  .meta({ id: 'SharedAccount' });
export type SharedAccountView = z.infer<typeof SharedAccountView>;
