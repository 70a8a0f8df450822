import type { ServiceParts } from '@messaging/service-kit';
import type { Provider, Type } from '@nestjs/common';
import { AnnounceCustomers } from './announce-customer/announce-customers.js';
import { EraseCustomerController } from './erase-customer/erase-customer.controller.js';
import { EraseCustomer } from './erase-customer/erase-customer.handler.js';
import { ExportCustomerController } from './export-customer/export-customer.controller.js';
import { ExportCustomer } from './export-customer/export-customer.handler.js';
import { CustomersController } from './find-customers/customers.controller.js';
import { FindCustomers } from './find-customers/find-customers.handler.js';
import { MergeCustomers } from './project-customers/merge-customers.js';
import { ProjectCustomers } from './project-customers/project-customers.handler.js';
import { ActivityController } from './read-activity/activity.controller.js';
import { ReadActivity } from './read-activity/read-activity.handler.js';
import { RereadAddresses } from './reread-addresses-when-country-changed/reread-addresses.js';
import { RecordOwnChoice } from './suppress-address/record-own-choice.js';

/** The customer record, its search, its diary, and what people choose for themselves. */
export const customerControllers: Type[] = [CustomersController, ActivityController, EraseCustomerController, ExportCustomerController];
export const customerProviders = ({ database, background, observer }: ServiceParts): Provider[] => [
  ProjectCustomers, MergeCustomers, AnnounceCustomers, RecordOwnChoice, FindCustomers, ReadActivity, EraseCustomer, ExportCustomer,
  {
    provide: RereadAddresses,
    inject: [MergeCustomers],
    useFactory: (customers: MergeCustomers) => {
      const reread = new RereadAddresses(database, customers, (where, error) => observer.trouble(where, error));
      background.add('reread addresses', reread);
      return reread;
    },
  },
];
