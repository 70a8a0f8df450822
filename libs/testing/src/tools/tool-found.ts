import { execFile } from 'node:child_process';
import fs from 'node:fs';

/** Answers whether a program of this machine runs; when not, the test run says at its end that it left out `what`. */
export async function toolFound(what: string | undefined, command: string, args: readonly string[]): Promise<boolean> {
  const fails = await new Promise<boolean>((resolve) => execFile(command, [...args], (error) => resolve(error !== null)));
  if (fails && what !== undefined) tellSkipped(what, `\`${[command, ...args].join(' ')}\` does not run here`);
  return !fails;
}

/** `npm test` ends with a line `SKIPPED <what>: <reason>`, so that a run without it does not look like a whole one. */
export function tellSkipped(what: string, reason: string): void {
  const file = process.env['TESTS_SKIPPED_FILE'];
  if (file) fs.appendFileSync(file, `${what}: ${reason}\n`);
}
