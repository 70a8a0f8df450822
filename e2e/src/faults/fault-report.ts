import fs from 'node:fs';

/** One scenario's numbers, for the table at the end of `npm run test:faults`. */
export interface FaultRow {
  readonly scenario: string;
  readonly kills: number;
  readonly acknowledged: number;
  readonly delivered: number;
  readonly copies: number;
  readonly unknown: number;
  /** From each death to the next mail. */
  readonly recoveriesMs: readonly number[];
  /** From the last acknowledgement until nothing was left to do. */
  readonly drainMs: number;
}

/** Hands a row to `tools/test.mjs --faults`, which prints all of them at the end. */
export function report(row: FaultRow): void {
  const file = process.env['FAULT_REPORT'];
  if (file !== undefined) fs.appendFileSync(file, `${JSON.stringify(row)}\n`);
}
