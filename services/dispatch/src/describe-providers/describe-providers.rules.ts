import type { Channel, ProviderView } from '@messaging/contracts';
import type { ProviderManifest } from '@messaging/providers';

/** Settings speak of vendors, accounts of APIs (settings/account-provider.rules.ts); this is the way back. */
const chosenBy: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  whatsapp: { provider: 'meta' },
  bird: { provider: 'messagebird', messagebird: { api: 'v1' } },
  messagebird: { provider: 'messagebird', messagebird: { api: 'classic' } },
};

/** A provider as the console shows it, for one of its channels. */
export function providerView(name: string, channel: Channel, { label, fields, capabilities }: ProviderManifest): ProviderView {
  const { deliveryReceipts, readReceipts, inbound } = capabilities;
  return { name, channel, label, choose: chosenBy[name] ?? { provider: name }, fields: fields.map((field) => ({ ...field })), deliveryReceipts, readReceipts, inbound };
}
