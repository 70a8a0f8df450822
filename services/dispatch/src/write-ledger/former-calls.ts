import fs from 'node:fs';
import type { MessageResult } from './outcome-recorder.js';

/** A call's result without its message, which the database has. */
export type JournaledResult = Omit<MessageResult, 'message'>;

/** What the journals of processes that are gone tell of their calls. */
export interface FormerCalls {
  /** Holders of turns whose calls stand here. */
  readonly holders: ReadonlySet<string>;
  /** Those of them of whose calls none is missing: the machine has not stopped since. */
  readonly complete: ReadonlySet<string>;
  /** Attempts that began. */
  readonly begun: ReadonlySet<string>;
  /** Results of those that ended. */
  readonly results: ReadonlyMap<string, JournaledResult>;
}

/** Names the time since this machine started; absent where the system does not say. */
export const bootId: string | undefined = readBootId();

function readBootId(): string | undefined {
  try {
    return fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Reads the files of a `CallJournal`. A line that a death has cut off counts as not written: its call had not begun. */
export function readFormerCalls(files: readonly string[]): FormerCalls {
  const holders = new Set<string>();
  const complete = new Set<string>();
  const begun = new Set<string>();
  const results = new Map<string, JournaledResult>();
  for (const file of files) {
    let boot = '';
    for (const line of fs.readFileSync(file, 'utf8').split('\n').slice(0, -1)) {
      const [what, id = '', result = ''] = partsOf(line);
      if (what === 'boot') boot = id;
      else if (what === 'begun') begun.add(id);
      else if (what === 'ended') results.set(id, asResult(result));
      else if (what === 'holder') {
        holders.add(id);
        if (boot === bootId) complete.add(id);
      }
    }
  }
  return { holders, complete, begun, results };
}

/** The first two words of a line, and the rest. */
function partsOf(line: string): readonly string[] {
  const [what = '', id = ''] = line.split(' ', 2);
  return [what, id, line.slice(what.length + id.length + 2)];
}

function asResult(text: string): JournaledResult {
  const { result, ...others } = JSON.parse(text) as JournaledResult & { readonly result: { readonly nextAt: string | null } };
  return { ...others, result: { ...result, nextAt: result.nextAt === null ? null : new Date(result.nextAt) } };
}
