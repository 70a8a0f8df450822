import type { Label } from './label.js';
import type { ProviderFailure } from './port.js';
import { providers } from './registry.js';

/**
 * What a vendor's failure means for staff: what happened, and what to do. Undefined where the vendor's table does not
 * know the code. A code may have parts (`550 5.1.1`): the last that is known counts, if it means there what it meant here.
 */
export function explainFailure(provider: string, failure: Pick<ProviderFailure, 'code'> & { readonly class: string }): Label | undefined {
  const codes = providers.get(provider)?.manifest.codes;
  const parts = failure.code.split(' ').reverse();
  return parts.map((part) => codes?.get(part)).find((known) => known?.class === failure.class)?.text;
}

/** A failure in the vendor's words behind its code, which mail servers say themselves: `550 5.1.1: No such user`. */
export function vendorWords({ code, detail }: Pick<ProviderFailure, 'code' | 'detail'>): string {
  const said = `${detail.replace(/^(\d{3})-/, '$1 ')} `;
  const words = said.startsWith(`${code} `) ? said.slice(code.length).trim() : detail;
  return words === '' ? code : `${code}: ${words}`;
}
