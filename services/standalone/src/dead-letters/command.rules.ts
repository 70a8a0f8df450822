import { parseArgs } from 'node:util';
import { ok, refuse, type Result } from '@messaging/kernel';

/** One thing that waits: a row of a service's parked events, or an event of the ERP that waits at the door. */
export type LetterRef = { readonly service: string; readonly id: number } | { readonly eventId: string };

/** What an operator asks for. */
export type Command =
  | { readonly verb: 'list'; readonly hubId: string | undefined; readonly service: string | undefined; readonly state: 'parked' | 'retry' | undefined; readonly limit: number }
  | { readonly verb: 'show' | 'replay' | 'drop'; readonly refs: readonly LetterRef[] };

export const usage = `npm run dead-letters -- <command>

  list [--hub <id>] [--service <name>] [--state parked|retry|all] [--limit <1-10000>]
                        what waits for a person (parked), or for its next try (retry)
  show <ref>            one with its data
  replay <ref> …        try it again, at once
  drop <ref> …          give it up

A <ref> is what the first column of the list says: <service>/<number>, or event/<uuid> for an event at the door.`;

/** References of one command: as many as a shell line holds. */
const refsMax = 1000;

/** Reads a command line. */
export function readCommand(args: readonly string[]): Result<Command> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true, strict: true,
      options: { hub: { type: 'string' }, service: { type: 'string' }, state: { type: 'string', default: 'parked' }, limit: { type: 'string', default: '100' } },
    });
    const [verb, ...given] = positionals;
    if (verb === 'list' && given.length === 0) return readList(values);
    if (verb === 'show' || verb === 'replay' || verb === 'drop') return readRefs(verb, given);
    return mistake(verb === undefined ? 'A command is needed.' : `There is no command "${positionals.join(' ')}".`);
  } catch (error) {
    return mistake(error instanceof Error ? error.message : String(error));
  }
}

const mistake = (detail: string) => refuse({ kind: 'malformed', code: 'REQUEST.INVALID', detail });

function readList({ hub: hubId, service, state, limit }: { hub?: string; service?: string; state: string; limit: string }): Result<Command> {
  if (!['parked', 'retry', 'all'].includes(state)) return mistake('--state is parked, retry or all.');
  if (!/^\d{1,5}$/.test(limit) || Number(limit) < 1 || Number(limit) > 10_000) return mistake('--limit is a number from 1 to 10000.');
  return ok({ verb: 'list', hubId, service, state: state === 'parked' || state === 'retry' ? state : undefined, limit: Number(limit) });
}

function readRefs(verb: 'show' | 'replay' | 'drop', given: readonly string[]): Result<Command> {
  if (given.length === 0 || given.length > refsMax || (verb === 'show' && given.length > 1)) return mistake(`${verb} takes ${verb === 'show' ? 'one reference' : `1 to ${refsMax} references`}.`);
  const refs: LetterRef[] = [];
  for (const text of given) {
    const ref = readRef(text);
    if (!ref) return mistake(`"${text}" is no reference.`);
    refs.push(ref);
  }
  return ok({ verb, refs });
}

function readRef(text: string): LetterRef | undefined {
  const event = /^event\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.exec(text)?.[1];
  if (event !== undefined) return { eventId: event.toLowerCase() };
  const row = /^(?!event\/)([a-z]+)\/(\d{1,15})$/.exec(text);
  return row?.[1] === undefined ? undefined : { service: row[1], id: Number(row[2]) };
}
