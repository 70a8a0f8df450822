import { Resolver } from 'node:dns/promises';

/** TXT records of a name, each joined to one text; undefined when no name server answers. */
export type ResolveTxt = (name: string) => Promise<readonly string[] | undefined>;

const TIMEOUT_MS = 3000;
/** The name exists without such a record, or does not exist: an answer, and not a failure to ask. */
const ANSWERED_NONE: readonly string[] = ['ENODATA', 'ENOTFOUND'];

/** Asks the machine's name servers, once. */
export const resolveTxt: ResolveTxt = async (name) => {
  try {
    const records = await new Resolver({ timeout: TIMEOUT_MS, tries: 1 }).resolveTxt(name);
    return records.map((parts) => parts.join(''));
  } catch (error) {
    return error instanceof Error && 'code' in error && ANSWERED_NONE.includes(String(error.code)) ? [] : undefined;
  }
};
