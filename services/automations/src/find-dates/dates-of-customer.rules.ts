import type { CustomerFields } from '@messaging/contracts';

/** The days by which customers are found; kept beside the fields so that an index can find them. */
export interface DatesOfCustomer {
  /** `MM-DD`. */
  readonly birthdayOn: string | undefined;
  /** `MM-DD` of `customerSince`. */
  readonly sinceOn: string | undefined;
  /** `YYYY-MM-DD` as the ERP wrote it, in whatever zone. */
  readonly lastVisitOn: string | undefined;
}

export const datesOf = ({ birthday, customerSince, lastVisitAt }: Pick<CustomerFields, 'birthday' | 'customerSince' | 'lastVisitAt'>): DatesOfCustomer => ({
  birthdayOn: /^(?:\d{4}|-)-(\d{2}-\d{2})$/.exec(birthday ?? '')?.[1],
  sinceOn: /^\d{4}-(\d{2}-\d{2})/.exec(customerSince ?? '')?.[1],
  lastVisitOn: /^\d{4}-\d{2}-\d{2}/.exec(lastVisitAt ?? '')?.[0],
});
