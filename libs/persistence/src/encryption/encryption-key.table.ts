import { defineEntity, p } from '@mikro-orm/postgresql';

/** The keys that a service has started with, by fingerprint: rotation writes only under one that a running product knows. */
export const encryptionKeyEntity = () =>
  defineEntity({
    name: 'EncryptionKey',
    tableName: 'encryption_key',
    properties: { kid: p.text().primary(), fingerprint: p.text(), seenAt: p.datetime(3).defaultRaw('clock_timestamp()') },
  });
