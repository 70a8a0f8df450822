import type { ServiceParts } from '@messaging/service-kit';
import type { Provider } from '@nestjs/common';
import { SendTurns } from '../send-message/send-turns.js';
import { SendingGate } from '../send-message/sending-gate.js';
import { AccountGate } from './account-gate.js';
import { PauseLedger } from './pause-ledger.js';
import { PausesTaken } from './pauses-taken.js';
import { releaseWaiting } from './release.sql.js';

/** The gate of the sending path, and what opens and closes it. */
export function pauseProviders(parts: ServiceParts): Provider[] {
  const onTrouble = (where: string, error: unknown): void => parts.observer.trouble(where, error);
  return [
    {
      provide: AccountGate,
      inject: [SendTurns],
      useFactory: (turns: SendTurns) => {
        const ledger = new PauseLedger({
          database: parts.database, outbox: parts.outbox, onTrouble,
          onReleased: async ({ hubId, channel }) => turns.queued(await releaseWaiting(parts.database, hubId, [channel])),
        });
        const gate = new AccountGate({ ledger, random: parts.random, onTrouble });
        parts.background.add('send gate', gate);
        return gate;
      },
    },
    { provide: SendingGate, useExisting: AccountGate },
    PausesTaken,
  ];
}
