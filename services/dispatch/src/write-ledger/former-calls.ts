import fs from 'node:fs';
import type { QueuePhase } from '../store/queue-tables.js';
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
  /** In which phase a message was before it was marked for an attempt, unless it was `queued`. */
  readonly phases: ReadonlyMap<string, QueuePhase>;
  /** Results of those that ended. */
  readonly results: ReadonlyMap<string, JournaledResult>;
}

/** How the lines are written: a release that changes them takes another number, and reads those of others as nothing known. */
const journalFormat = '1';

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
  const former = { holders: new Set<string>(), complete: new Set<string>(), begun: new Set<string>(), phases: new Map<string, QueuePhase>(), results: new Map<string, JournaledResult>() };
  for (const file of files) {
    const [first = '', ...lines] = fs.readFileSync(file, 'utf8').split('\n').slice(0, -1);
    const isOfThisBoot = first === firstLine();
    if (!first.startsWith(`journal ${journalFormat} `)) continue;
    for (const line of lines) {
      const [what, id = '', rest = ''] = partsOf(line);
      if (what === 'begun') former.begun.add(id);
      else if (what === 'marks') former.phases.set(id, rest as QueuePhase);
      else if (what === 'ended') keepResult(former.results, id, rest);
      else if (what === 'holder') former.holders.add(id);
      if (what === 'holder' && isOfThisBoot) former.complete.add(id);
    }
  }
  return former;
}

/** What each file begins with. */
export const firstLine = (): string => `journal ${journalFormat} ${bootId}`;

/** The first two words of a line, and the rest. */
function partsOf(line: string): readonly string[] {
  const [what = '', id = ''] = line.split(' ', 2);
  return [what, id, line.slice(what.length + id.length + 2)];
}

/** A line that cannot be read, after a power failure, is no result: nobody knows. */
function keepResult(results: Map<string, JournaledResult>, attemptId: string, text: string): void {
  try {
    const { result, ...others } = JSON.parse(text) as JournaledResult & { readonly result: { readonly nextAt: string | null } };
    results.set(attemptId, { ...others, result: { ...result, nextAt: result.nextAt === null ? null : new Date(result.nextAt) } });
  } catch {
    // as if it had not been written
  }
}
