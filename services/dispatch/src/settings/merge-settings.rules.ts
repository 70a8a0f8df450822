import { channels, secretPaths, SettingsTree, type SecretPath } from '@messaging/contracts';
import { nearestName, ok, refuse, type ProblemDetail, type ProblemKind, type Result } from '@messaging/kernel';
import { validate } from '@messaging/service-kit';
import { isGroup } from './credentials.js';

/** A merge patch taken apart: what the tree becomes, and which secrets are set (text) or removed (null). */
export interface SettingsChange {
  readonly tree: SettingsTree;
  readonly secrets: ReadonlyMap<SecretPath, string | null>;
}

/** Read-only fields of the served tree: a client may send back what it read. */
const readOnlyPaths = [
  'publicUrl',
  'whatsapp.webhookUrl', 'sms.webhookUrl', 'sms.inboundUrl', 'email.inboundUrl',
  ...channels.flatMap((channel) => [`${channel}.verification`, `${channel}.lastSentAt`]),
];
/** The smallest secret that a shop makes up itself; the others come from a provider, who decides how long they are. */
const ownSecretCharsMin = 6;
const secretCharsMax = 8192;

/**
 * Applies a JSON Merge Patch (RFC 7396): null resets a field to its default, objects merge, everything else replaces.
 * Secrets leave the tree here and are kept apart; one sent back as it was read (`{set: true, …}`) stays, and one whose
 * group is removed goes with it.
 */
export function mergeSettings(current: SettingsTree, patch: unknown): Result<SettingsChange> {
  if (!isGroup(patch)) return refuse({ kind: 'malformed', code: 'REQUEST.INVALID', detail: 'The body is a JSON object with the fields to change.' });
  const rest = structuredClone(patch);
  const secrets = new Map(secretPaths.flatMap((path) => secretChange(path, take(rest, path.split('.')) ?? removedAbove(patch, path))));
  for (const path of readOnlyPaths) take(rest, path.split('.'));
  const wrong = [...secrets].flatMap(([path, value]) => secretComplaint(path, value));
  const tree = validate(SettingsTree, mergePatch(current, rest));
  if (!tree.ok) return refuseSettings(tree.problem.kind, 'SETTINGS.INVALID', [...(tree.problem.errors ?? []).map(withSecretsNamed), ...wrong]);
  wrong.push(...customerUrlComplaint(current, tree.value));
  if (wrong.length > 0) return refuseSettings('rule', 'SETTINGS.INVALID', wrong);
  return ok({ tree: tree.value, secrets: new Map([...secrets].map(([path, value]) => [path, typeof value === 'string' ? value : null])) });
}

const detail = (path: string, code: string, text: string): ProblemDetail => ({ pointer: `/${path.replaceAll('.', '/')}`, code, detail: text });

/** Settings are refused with everything that is wrong, and the first of it in words. */
export function refuseSettings(kind: ProblemKind, code: string, errors: readonly ProblemDetail[]): Result<never> {
  const [first] = errors;
  return refuse({ kind, code, detail: `${first?.pointer ?? ''} ${first?.detail ?? 'cannot be used'}`, errors });
}

/** Secrets are not in the tree: a misspelt one is told apart by their names. */
function withSecretsNamed(error: ProblemDetail): ProblemDetail {
  if (error.code !== 'FIELD.UNKNOWN' || error.detail.includes('did you mean')) return error;
  const place = error.pointer.split('/').slice(1);
  const secrets = secretPaths.map((path) => path.split('.')).filter((path) => path.length === place.length && path.slice(0, -1).every((name, index) => name === place[index])).map((path) => path.at(-1) ?? '');
  const near = nearestName(place.at(-1) ?? '', secrets);
  if (near !== undefined) return { ...error, detail: `unknown field; did you mean "${near}"?` };
  return error.detail.includes('known here') && secrets.length > 0 ? { ...error, detail: `${error.detail}, ${secrets.join(', ')}` } : error;
}

function secretChange(path: SecretPath, value: unknown): (readonly [SecretPath, unknown])[] {
  return value === undefined || (isGroup(value) && 'set' in value) ? [] : [[path, value]];
}

/** An address that leads to the same page for every customer is a mistake; one that stood there before stops no other change. */
function customerUrlComplaint(before: SettingsTree, { hub: { customerUrl } }: SettingsTree): ProblemDetail[] {
  if (customerUrl === null || customerUrl === before.hub.customerUrl || customerUrl.includes('{customerId}')) return [];
  return [detail('hub.customerUrl', 'SETTINGS.CUSTOMER_PLACE_MISSING', 'Write {customerId} where the customer’s number belongs, such as https://erp.example/customers/{customerId}.')];
}

/** Null if the patch removes a group that holds this path. */
function removedAbove(patch: unknown, path: string): null | undefined {
  let place = patch;
  for (const name of path.split('.')) {
    if (!isGroup(place) || !Object.hasOwn(place, name)) return undefined;
    place = place[name];
    if (place === null) return null;
  }
  return undefined;
}

function secretComplaint(path: SecretPath, value: unknown): ProblemDetail[] {
  if (value === null) return [];
  const charsMin = path === 'email.inboundSecret' ? ownSecretCharsMin : 1;
  if (typeof value === 'string' && value.length >= charsMin && value.length <= secretCharsMax) return [];
  return [detail(path, 'FIELD.INVALID', `is text of ${charsMin} to ${secretCharsMax} characters, or null to remove it`)];
}

/** Removes and returns what stands at a path. */
function take(tree: Record<string, unknown>, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined || !Object.hasOwn(tree, name)) return undefined;
  const value = tree[name];
  if (rest.length > 0) return isGroup(value) ? take(value, rest) : undefined;
  Reflect.deleteProperty(tree, name);
  return value;
}

function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isGroup(patch)) return patch;
  const merged: Record<string, unknown> = isGroup(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(merged, name);
    else Object.defineProperty(merged, name, { value: mergePatch(merged[name], value), enumerable: true, configurable: true, writable: true });
  }
  return merged;
}
