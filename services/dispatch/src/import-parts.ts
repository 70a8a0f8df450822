import type { ServiceParts } from '@messaging/service-kit';
import type { Provider, Type } from '@nestjs/common';
import { ImportCustomersController } from './import-customers/import-customers.controller.js';
import { PreviewImport } from './import-customers/preview-import.handler.js';
import { ReadImports } from './import-customers/read-imports.handler.js';
import { ReceiveImport } from './import-customers/receive-import.handler.js';
import { RunImports } from './import-customers/run-imports.js';
import { MergeCustomers } from './project-customers/merge-customers.js';

/** Customers from files. */
export const importControllers: Type[] = [ImportCustomersController];

export const importProviders = ({ database, crashPoints, background, observer }: ServiceParts): Provider[] => [
  ReceiveImport, ReadImports, PreviewImport,
  {
    provide: RunImports,
    inject: [MergeCustomers],
    useFactory: (merger: MergeCustomers) => {
      const runner = new RunImports({ database, crashPoints, merger, onTrouble: (where, error) => observer.trouble(where, error) });
      background.add('run-imports', runner);
      return runner;
    },
  },
];
