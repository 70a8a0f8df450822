import type { Channel, ProviderView } from '@messaging/contracts';
import type { ProviderManifest } from '@messaging/providers';
import type { SharedAccount } from '../share-account/shared-account.sql.js';

/** Settings speak of vendors, accounts of APIs (settings/account-provider.rules.ts); this is the way back. */
const chosenBy: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  whatsapp: { provider: 'meta' },
  bird: { provider: 'messagebird', messagebird: { api: 'v1' } },
  messagebird: { provider: 'messagebird', messagebird: { api: 'classic' } },
};

/** The fields without which credentials are refused, as their own schema says; of a group that is not needed, none. */
function requiredIn(credentials: ProviderManifest['credentials'], names: readonly string[]): ReadonlySet<string> {
  const lacking = (given: object): readonly string[] => credentials.safeParse(given).error?.issues.map(({ path }) => path.join('.')) ?? [];
  const groups = lacking({}).filter((path) => names.some((name) => name.startsWith(`${path}.`)));
  return new Set(lacking(Object.fromEntries(groups.map((group) => [group, {}]))).filter((path) => names.includes(path)));
}

/** A provider as the console shows it, for one of its channels. */
export function providerView(name: string, channel: Channel, { label, fields, presets, capabilities, credentials }: ProviderManifest): ProviderView {
  const required = requiredIn(credentials, fields.map(({ name: path }) => path));
  const { deliveryReceipts, readReceipts, inbound } = capabilities;
  return { name, channel, label, choose: chosenBy[name] ?? { provider: name }, fields: fields.map((field) => ({ ...field, ...(required.has(field.name) && { required: true }) })), ...(presets && { presets: presets.map(({ name: service, values }) => ({ name: service, values: { ...values } })) }), deliveryReceipts, readReceipts, inbound };
}

/** What a hub may still fill in itself when it sends with the operator's account. */
const ownFields: readonly string[] = ['fromName', 'replyTo'];

/** The operator's account as one more choice: what it can is what the provider behind it can. */
export function sharedView({ channel, settings }: SharedAccount, own: readonly ProviderView[]): ProviderView[] {
  const behind = own.find((view) => view.channel === channel && view.choose['provider'] === settings['provider']);
  if (!behind) return [];
  const label = { en: 'Account of the platform', es: 'Cuenta de la plataforma' };
  const { presets: _, ...rest } = behind;
  return [{ ...rest, name: 'shared', label, choose: { provider: 'shared' }, fields: behind.fields.filter(({ name }) => ownFields.includes(name)) }];
}
