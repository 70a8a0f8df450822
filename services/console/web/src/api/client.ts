import createClient from 'openapi-fetch';
import { takeEarly } from '../start/early-answers.js';
import { productAddress } from './addresses.js';
import { problemOf, Problem } from './problem.js';
import type { paths } from './schema.js';

export { newKey } from './intention.js';

/** The API, with the types of docs/openapi.json. Throws `Problem` of status 0 when nobody answers. */
export const api = createClient<paths>({ baseUrl: productAddress(''), credentials: 'same-origin', fetch: (request) => (takeEarly(request) ?? fetch(request)).catch(nobodyAnswers) });

function nobodyAnswers(): never {
  throw new Problem(0, 'NETWORK.OFFLINE', '');
}

interface Answered<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of a good answer; throws `Problem` for any other. */
export async function answer<Data>(call: Promise<Answered<Data>>): Promise<Data> {
  const { data, error, response } = await call;
  if (response.ok) return data as Data;
  if (response.status === 401) window.dispatchEvent(new Event(SIGNED_OUT));
  throw problemOf(response.status, error);
}

/** The session ended: said on `window`, so that one place can ask to sign in again. */
export const SIGNED_OUT = 'messaging:signed-out';
