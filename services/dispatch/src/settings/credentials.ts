import { secretPaths, type Channel, type SecretPath, type SettingsTree } from '@messaging/contracts';

/** The channel's part of the tree with its secrets in their places, nulls left out, as the provider's manifest reads it. */
export function credentialsOf(channel: Channel, tree: SettingsTree, secrets: ReadonlyMap<SecretPath, string>): Record<string, unknown> {
  const credentials = withoutNulls(tree[channel]);
  if (channel === 'email') credentials['fromName'] = tree.email.fromName ?? tree.hub.name;
  for (const path of secretPaths) {
    const secret = secrets.get(path);
    const [root, ...rest] = path.split('.');
    if (secret !== undefined && root === channel) putAt(credentials, rest, secret);
  }
  // A password without its user name is left from an account before: it would only be refused.
  if (channel === 'email' && credentials['username'] === undefined) delete credentials['password'];
  return credentials;
}

function withoutNulls(value: object): Record<string, unknown> {
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]: [string, unknown]) => [name, isGroup(member) ? withoutNulls(member) : member]));
}

/** Sets what stands at a path; a parent that is absent or null (an optional group) keeps it out. */
export function putAt(tree: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  if (rest.length === 0) {
    tree[name] = value;
    return;
  }
  const child = tree[name];
  if (isGroup(child)) putAt(child, rest, value);
}

/** An object with members of its own; arrays and null are not. */
export const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
