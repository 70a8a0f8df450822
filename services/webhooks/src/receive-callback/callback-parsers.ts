import type { CallbackDoor, CallbackParser } from '@messaging/providers';

/** Who verifies what comes in at a door, and which doors a provider calls. */
export interface DoorKeeper {
  readonly parser: CallbackParser;
  readonly doors: readonly CallbackDoor[];
}

/** The keeper of the first part of a callback URL. The host gives the registry of libs/providers. */
export interface CallbackParsers {
  of(door: string): DoorKeeper | undefined;
}
