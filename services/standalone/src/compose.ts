import { automationsService } from '@messaging/automations';
import { campaignsService } from '@messaging/campaigns';
import { consoleFromEnvironment, consoleService } from '@messaging/console';
import { channels } from '@messaging/contracts';
import { dispatchFromEnvironment, dispatchService, type DispatchPlace } from '@messaging/dispatch';
import { hosted, publicUrlOf, type HostedService } from '@messaging/service-kit';
import { templatesService } from '@messaging/templates';
import { webhooksFromEnvironment, webhooksService } from '@messaging/webhooks';
import type { CompleteSettings } from './make-secrets/secrets.js';

/** What `npm run rotate-secrets` goes through. */
export const servicesWithSealedValues = [dispatchService, webhooksService, consoleService] as const;

/** Folders that no other process uses, on this machine. */
export type OwnFolders = Pick<DispatchPlace, 'callJournalDir'>;

/** The parts list of the product: every service with what it needs from the environment. */
export function composeServices(settings: CompleteSettings, own: OwnFolders = {}): readonly HostedService[] {
  const publicUrl = publicUrlOf(settings);
  return [
    // First: Express asks its routes in this order, and events and callbacks come by the thousand.
    webhooksFromEnvironment(settings, { publicUrl }),
    hosted(templatesService, { publicUrl }),
    // Not PUBLIC_URL for its sandbox: that one may lead through a proxy which does not know this machine's own.
    dispatchFromEnvironment(settings, { publicUrl, webhooksUrl: `http://127.0.0.1:${settings.PORT}`, channels, ...own }),
    hosted(campaignsService, { publicUrl }),
    hosted(automationsService, undefined as never),
    consoleFromEnvironment(settings, { publicUrl }),
  ];
}
