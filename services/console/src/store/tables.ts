import { eventingEntities } from '@messaging/eventing';
import { defineEntity, hubWall, p } from '@messaging/persistence';

/** Every table of this service's schema. A function: MikroORM binds entities to the one ORM that discovers them. */
export function entities() {
  return [...eventingEntities(), staffUser(), session(), signInToken()];
}

/** People who may sign in here. Today one owner per hub; `user` is a word of SQL. */
const staffUser = () =>
  defineEntity({
    name: 'StaffUser',
    tableName: 'staff_user',
    ...hubWall,
    properties: {
      id: p.uuid().primary(),
      hubId: p.text(),
      name: p.text(),
      role: p.text(), // owner
      createdAt: p.datetime(),
    },
    uniques: [{ name: 'staff_user_owner', properties: ['hubId', 'role'] }],
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
      userId: p.uuid(),
      createdAt: p.datetime(),
      expiresAt: p.datetime(),
    },
    indexes: [{ name: 'session_expires', properties: ['expiresAt'] }],
  });

/** Printed links: one use each. Used ones stay until they expire, so that the page can say what happened. */
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
