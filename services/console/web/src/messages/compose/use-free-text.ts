import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { conversationsQuery } from '../../conversations/conversation-queries.js';
import { customerQuery } from '../../customers/customer-queries.js';
import { useSession } from '../../session/session.js';
import type { ComposeValues } from './compose.rules.js';

/** A whole number, as conversations know it. */
const numberIn = (typed: string): string | undefined => /^\+\d{8,15}$/.exec(typed.replace(/[\s().-]/g, ''))?.[0];

/**
 * Whether WhatsApp takes free text of this message: for 24 hours after the person last wrote. Undefined where that is no
 * question: on another channel, on its sandbox, before somebody is named.
 */
export function useFreeText({ channel, recipient, customerId, to }: Pick<ComposeValues, 'channel' | 'recipient' | 'customerId' | 'to'>): boolean | undefined {
  const { hub } = useSession();
  const isMeta = channel === 'whatsapp' && (hub.channels.whatsapp?.provider ?? 'sandbox') !== 'sandbox';
  const isNamed = recipient === 'customer';
  const ofCustomer = useCustomerWindow(isMeta && isNamed ? customerId : undefined);
  const ofAddress = useAddressWindow(isMeta && !isNamed ? numberIn(to) : undefined);
  return isNamed ? ofCustomer : ofAddress;
}

function useCustomerWindow(id: string | undefined): boolean | undefined {
  const { data } = useQuery({ ...customerQuery(id ?? ''), enabled: id !== undefined });
  return id === undefined || !data ? undefined : data.window?.open === true;
}

function useAddressWindow(address: string | undefined): boolean | undefined {
  const { data } = useInfiniteQuery({ ...conversationsQuery({ q: address ?? '' }), enabled: address !== undefined });
  if (address === undefined || !data) return undefined;
  return data.pages.flatMap(({ items }) => items).some((known) => known.channel === 'whatsapp' && known.address === address && known.window?.open === true);
}
