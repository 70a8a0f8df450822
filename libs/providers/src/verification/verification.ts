import type { Label } from '../label.js';

/** What one step of trying an account found. Texts for staff, in the languages of the console. */
export type StepFinding =
  | { readonly ok: true; readonly detail: Label; /** It could not be looked at from here. */ readonly skipped?: true }
  | { readonly ok: false; readonly detail: Label; readonly remedy: Label; /** What follows still means something. */ readonly goOn?: true };

/** One step, named as `POST /settings/{channel}/verify` names it. Throws for nothing that a network or vendor does. */
export interface VerificationStep {
  readonly name: string;
  readonly run: () => Promise<StepFinding>;
}

/** A step that was taken. */
export type TakenStep = StepFinding & { readonly name: string };

/** Takes the steps in order, up to the first failure that makes the rest meaningless. */
export async function takeSteps(steps: readonly VerificationStep[]): Promise<readonly TakenStep[]> {
  const taken: TakenStep[] = [];
  for (const { name, run } of steps) {
    const finding = await run();
    taken.push({ name, ...finding });
    if (!finding.ok && finding.goOn !== true) break;
  }
  return taken;
}

/** The finding of a step that is fine. */
export const fine = (en: string, es: string): StepFinding => ({ ok: true, detail: { en, es } });

/** The finding of a step that says nothing, neither good nor bad. */
export const skippedStep = (en: string, es: string): StepFinding => ({ ok: true, skipped: true, detail: { en, es } });
