import { eventingEntities } from '@messaging/eventing';
import { defineEntity, encryptionKeyEntity, hubWall, p } from '@messaging/persistence';
import { apiKeyEntities } from '@messaging/service-kit';
import { dashboardEntities } from './dashboard-tables.js';
import { streamEntities } from './stream-tables.js';

/** Every table of this service's schema. A function: MikroORM binds entities to the one ORM that discovers them. */
export function entities() {
  return [...eventingEntities(), encryptionKeyEntity(), ...apiKeyEntities(), staffUser(), session(), signInToken(), hubFace(), ...dashboardEntities(), ...streamEntities()];
}

/** People who may sign in here; `user` is a word of SQL. Without a password they were invited and have not come yet. */
const staffUser = () =>
  defineEntity({
    name: 'StaffUser',
    tableName: 'staff_user',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      hubId: p.text(),
      name: p.text(),
      role: p.text(), // owner, manager, reception
      email: p.text().nullable(), // in lower case
      passwordHash: p.text().nullable(), // PHC string of argon2id
      lastSignInAt: p.datetime().nullable(),
      createdAt: p.datetime(),
    },
    // Who types an email address says no hub: one address is one person in the whole installation.
    uniques: [{ name: 'staff_user_email', properties: ['email'] }],
    indexes: [{ name: 'staff_user_hub', properties: ['hubId'] }],
  });

/** Signed-in browsers. Only the SHA-256 of the cookie's value is kept. */
const session = () =>
  defineEntity({
    name: 'Session',
    tableName: 'session',
    ...hubWall,
    properties: {
      tokenHash: p.blob().primary(),
      hubId: p.text(),
      userId: p.uuid().nullable(), // null: handed over by the ERP
      bearer: p.text().nullable(), // the ERP's token, sealed
      subject: p.text().nullable(), // its `sub` and `name`
      name: p.text().nullable(),
      permissions: p.array().nullable(),
      isByLink: p.boolean().default(false), // may set a password without the old one
      createdAt: p.datetime(),
      expiresAt: p.datetime(),
    },
    indexes: [
      { name: 'session_expires', properties: ['expiresAt'] },
      { name: 'session_user', properties: ['userId'] },
    ],
  });

/** Links that sign in: one use each. Used ones stay until they expire, so that the page can say what happened. */
const signInToken = () =>
  defineEntity({
    name: 'SignInToken',
    tableName: 'sign_in_token',
    ...hubWall,
    properties: {
      tokenHash: p.blob().primary(),
      hubId: p.text(),
      userId: p.uuid(),
      createdAt: p.datetime(),
      expiresAt: p.datetime(),
      usedAt: p.datetime().nullable(),
    },
  });

/** What the console shows of a hub around everything else; follows the settings. */
const hubFace = () =>
  defineEntity({
    name: 'HubFace',
    tableName: 'hub_face',
    ...hubWall,
    properties: {
      hubId: p.text().primary(),
      revision: p.integer(),
      name: p.text(),
      timeZone: p.text(),
      locale: p.text(),
      country: p.text(),
      customerUrl: p.text().nullable(),
      channels: p.json(),
    },
  });
