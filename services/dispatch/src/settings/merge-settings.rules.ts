import { secretPaths, SettingsTree, type SecretPath } from '@messaging/contracts';
import { ok, refuse, type ProblemDetail, type Result } from '@messaging/kernel';

/** A merge patch taken apart: what the tree becomes, and which secrets are set (text) or removed (null). */
export interface SettingsChange {
  readonly tree: SettingsTree;
  readonly secrets: ReadonlyMap<SecretPath, string | null>;
}

/** Read-only fields of the served tree: a client may send back what it read. */
const readOnlyPaths = ['whatsapp.webhookUrl', 'sms.webhookUrl', 'sms.inboundUrl', 'email.inboundUrl'] as const;
/** The smallest verifying secret: shorter ones can be guessed. */
const secretCharsMin = 8;
const secretCharsMax = 8192;

/**
 * Applies a JSON Merge Patch (RFC 7396): null resets a field to its default, objects merge, everything else replaces.
 * Secrets leave the tree here and are kept apart; a secret sent back as it was read (`{set: true, …}`) stays.
 */
export function mergeSettings(current: SettingsTree, patch: unknown): Result<SettingsChange> {
  if (!isRecord(patch)) return refuse({ kind: 'malformed', code: 'REQUEST.INVALID', detail: 'The body is a JSON object with the fields to change.' });
  const rest = structuredClone(patch);
  const complaints: ProblemDetail[] = [];
  const secrets = new Map<SecretPath, string | null>();
  for (const path of secretPaths) {
    const value = take(rest, path.split('.'));
    if (value === undefined || (isRecord(value) && 'set' in value)) continue;
    const complaint = secretComplaint(path, value);
    if (complaint) complaints.push(complaint);
    else secrets.set(path, typeof value === 'string' ? value : null);
  }
  for (const path of readOnlyPaths) take(rest, path.split('.'));
  const parsed = SettingsTree.safeParse(mergePatch(current, rest));
  if (!parsed.success) complaints.push(...parsed.error.issues.flatMap(issueDetails));
  const [first] = complaints;
  if (first || !parsed.success) {
    const unknown = complaints.some((c) => c.code === 'FIELD.UNKNOWN');
    return refuse({ kind: unknown ? 'malformed' : 'rule', code: 'SETTINGS.INVALID', detail: `${first?.pointer ?? ''} ${first?.detail ?? ''}`, errors: complaints });
  }
  return ok({ tree: parsed.data, secrets });
}

type Issue = { readonly code: string; readonly path: readonly PropertyKey[]; readonly message: string; readonly keys?: readonly string[] };

function issueDetails(issue: Issue): ProblemDetail[] {
  const pointer = `/${issue.path.map(String).join('/')}`;
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => ({ pointer: `${pointer === '/' ? '' : pointer}/${key}`, code: 'FIELD.UNKNOWN', detail: 'is no setting' }));
  }
  return [{ pointer, code: 'FIELD.INVALID', detail: issue.message }];
}

function secretComplaint(path: string, value: unknown): ProblemDetail | undefined {
  if (value === null) return undefined;
  if (typeof value === 'string' && value.length >= secretCharsMin && value.length <= secretCharsMax) return undefined;
  if (typeof value === 'string' && path === 'email.password' && value.length > 0 && value.length <= secretCharsMax) return undefined; // the server chose it
  return { pointer: `/${path.replaceAll('.', '/')}`, code: 'FIELD.INVALID', detail: `is text of ${secretCharsMin} to ${secretCharsMax} characters, or null to remove it` };
}

/** Removes and returns what stands at a path. */
function take(tree: Record<string, unknown>, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined || !Object.hasOwn(tree, name)) return undefined;
  const value = tree[name];
  if (rest.length > 0) return isRecord(value) ? take(value, rest) : undefined;
  Reflect.deleteProperty(tree, name);
  return value;
}

function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const merged: Record<string, unknown> = isRecord(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(merged, name);
    else Object.defineProperty(merged, name, { value: mergePatch(merged[name], value), enumerable: true, configurable: true, writable: true });
  }
  return merged;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
