import { useQuery } from '@tanstack/react-query';
import { useMay, type Channel } from '../session/session.js';
import { addressOn } from './customer-addresses.rules.js';
import { customersQuery } from './customer-queries.js';

/** So many are looked at for one whom the channel reaches. */
const lookedAtMax = 50;

/** For whom words are shown and tried: the customer who was chosen, else the newest one of the shop whom the channel reaches, as far as the reader may see people. */
export function useShownCustomer(customerId: string | undefined, channel: Channel) {
  const may = useMay();
  const canSeePeople = may('messaging.view_message');
  const { data: known, isLoading } = useQuery({ ...customersQuery('', lookedAtMax), enabled: canSeePeople });
  const reached = known?.items.find((customer) => addressOn(channel, customer) !== undefined) ?? known?.items[0];
  return { canSeePeople, shownId: customerId ?? reached?.id, isLoading };
}
