import type { Label } from '../label.js';
import { objectIn } from '../vendor-call/read-json.js';
import type { VendorAnswer, VendorHttp, VendorRequest } from '../vendor-call/vendor-http.js';
import type { StepFinding, VerificationStep } from './verification.js';

type Json = Readonly<Record<string, unknown>>;

/** One question to a vendor, and what its answers mean. */
export interface VendorQuestion {
  readonly name: string;
  readonly request: VendorRequest;
  /** Of a 2xx. */
  readonly found: (body: Json) => StepFinding | Promise<StepFinding>;
  /** Of a refusal: what staff are to do. */
  readonly refused: (status: number, body: Json) => { readonly detail: Label; readonly remedy: Label; readonly goOn?: true };
}

/** Somebody looks at a page and waits. */
export const VERIFICATION_ANSWER_MS = 10_000;

/** A step that asks the vendor; one that does not answer, or fails by itself, ends the trying. */
export function vendorStep(http: VendorHttp, { name, request, found, refused }: VendorQuestion): VerificationStep {
  return {
    name,
    run: async () => {
      const answer = await http.call(request);
      if (answer.kind !== 'answer' || answer.status >= 500 || answer.status === 429) return unavailable(answer);
      const body = objectIn(answer.text);
      return answer.status < 300 ? found(body) : { ok: false, ...refused(answer.status, body) };
    },
  };
}

function unavailable(answer: VendorAnswer): StepFinding {
  const what = answer.kind === 'answer' ? `HTTP ${answer.status}` : `${answer.code}: ${answer.detail}`;
  return {
    ok: false,
    detail: { en: `The provider cannot be asked now (${what}).`, es: `No se puede preguntar al proveedor ahora (${what}).` },
    remedy: {
      en: 'Try again in some minutes; if it stays, let this machine reach the provider’s API over https.',
      es: 'Inténtalo de nuevo en unos minutos; si sigue igual, permite que esta máquina llegue por https a la API del proveedor.',
    },
  };
}

/** Takes the steps with a connection of their own, closed after the last of them. */
export function stepsWith(http: VendorHttp, steps: readonly VerificationStep[]): readonly VerificationStep[] {
  const last = steps.length - 1;
  return steps.map(({ name, run }, index) => ({
    name,
    run: async () => {
      const finding = await run();
      if (index === last || (!finding.ok && finding.goOn !== true)) await http.close();
      return finding;
    },
  }));
}
