import { useQuery } from '@tanstack/react-query';
import { customersQuery } from '../../customers/customer-queries.js';
import { useMay } from '../../session/session.js';

/** For whom a template is shown and tried: the customer who was chosen, else the first one of the shop that the reader may see. */
export function useShownCustomer(customerId: string | undefined) {
  const may = useMay();
  const canSeePeople = may('messaging.view_message');
  const { data: known, isLoading } = useQuery({ ...customersQuery('', 1), enabled: canSeePeople });
  return { canSeePeople, shownId: customerId ?? known?.items[0]?.id, isLoading };
}
