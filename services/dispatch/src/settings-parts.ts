import { SecretBox } from '@messaging/persistence';
import { OutboundGuard, resolveTxt } from '@messaging/providers';
import { ApiKeyVerifier, HubProvisioner, KnownApiKeys, type ServiceParts } from '@messaging/service-kit';
import type { Provider } from '@nestjs/common';
import { AcceptMessage } from './accept-message/accept-message.handler.js';
import { AlertRoute } from './alert-staff/alert-route.js';
import { AlertStaff } from './alert-staff/alert-staff.js';
import { DescribeProvidersController } from './describe-providers/describe-providers.controller.js';
import type { DispatchSettings } from './dispatch-settings.js';
import { HoldSendingController } from './hold-sending/hold-sending.controller.js';
import { HoldSending } from './hold-sending/hold-sending.handler.js';
import { noteUses } from './manage-api-keys/api-key.sql.js';
import { ApiKeysController } from './manage-api-keys/api-keys.controller.js';
import { ManageApiKeys } from './manage-api-keys/manage-api-keys.handler.js';
import { pauseProviders } from './pause-sending/pause-providers.js';
import { ProvisionHub } from './provision-hub/provision-hub.handler.js';
import { providerEnvironment } from './provider-environment.js';
import { HubsController } from './register-hub/hubs.controller.js';
import { RegisterHub } from './register-hub/register-hub.handler.js';
import { UsageController } from './report-usage/usage.controller.js';
import { AnnounceNewKey } from './rotate-keys/announce-new-key.js';
import { ShareAccount } from './share-account/share-account.handler.js';
import { SharedAccountsController } from './share-account/shared-accounts.controller.js';
import { AddressWarning } from './settings/address-warning.js';
import { ChangeSettings } from './settings/change-settings.handler.js';
import { ReadSettings } from './settings/read-settings.handler.js';
import { SettingsCheck } from './settings/settings-check.js';
import { SettingsController } from './settings/settings.controller.js';
import { SettingsReader } from './settings/settings-reader.js';
import { SettingsTaken } from './settings/settings-taken.js';
import { VerifyAccountController } from './verify-account/verify-account.controller.js';
import { VerifyAccount } from './verify-account/verify-account.handler.js';

/** What operations configure: settings, accounts, API keys, hubs, and what stops sending. */
export const settingsControllers = [SettingsController, VerifyAccountController, ApiKeysController, HoldSendingController, DescribeProvidersController, HubsController, UsageController, SharedAccountsController] as const;

/** Their handlers, and what goes on by itself beside the sending. */
export const settingsProviders = (parts: ServiceParts, settings: DispatchSettings): Provider[] => [
  ReadSettings, ChangeSettings, SettingsCheck, SettingsReader, SettingsTaken, ProvisionHub, ManageApiKeys, HoldSending, RegisterHub, ShareAccount,
  { provide: HubProvisioner, useExisting: ProvisionHub },
  { provide: AddressWarning, useValue: new AddressWarning(parts.database, parts.log, settings.publicUrl) },
  { provide: SecretBox, useValue: settings.secretBox },
  { provide: ApiKeyVerifier, useValue: ownApiKeys(parts) },
  {
    provide: VerifyAccount,
    inject: [OutboundGuard],
    useFactory: (guard: OutboundGuard) => new VerifyAccount(parts.database, settings.secretBox, { ...providerEnvironment(settings, guard), resolveTxt }, settings.alertServer !== undefined, parts.clock),
  },
  ...pauseProviders(parts),
  ...watching(parts, settings),
];

const ownApiKeys = ({ database, observer }: ServiceParts): KnownApiKeys =>
  new KnownApiKeys(database, {
    isOwner: true,
    used: ({ id: keyId, hubId }, at) => noteUses(database, [{ keyId, hubId, at }]),
    onTrouble: (where, error) => observer.trouble(where, error),
  });

/** Alerts, and telling the other services of a new key. */
function watching({ database, outbox, observer, background }: ServiceParts, settings: DispatchSettings): Provider[] {
  const onTrouble = (where: string, error: unknown): void => observer.trouble(where, error);
  return [
    {
      provide: AnnounceNewKey,
      useFactory: () => {
        const announcer = new AnnounceNewKey({ database, outbox, box: settings.secretBox, onTrouble });
        background.add('announce new key', announcer);
        return announcer;
      },
    },
    {
      provide: AlertRoute,
      inject: [AcceptMessage],
      useFactory: (acceptMessage: AcceptMessage) => new AlertRoute({ acceptMessage, publicUrl: settings.publicUrl, server: settings.alertServer }),
    },
    {
      provide: AlertStaff,
      inject: [AlertRoute],
      useFactory: (route: AlertRoute) => {
        const alerts = new AlertStaff({ database, route, onTrouble });
        background.add('alert staff', alerts);
        return alerts;
      },
    },
  ];
}
