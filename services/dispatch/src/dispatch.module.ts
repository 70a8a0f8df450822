import { CompiledTemplateCache } from '@messaging/content';
import { OptOutTokens, SecretBox } from '@messaging/persistence';
import { BounceTokens, OutboundGuard, resolveTxt, type ProviderEnvironment } from '@messaging/providers';
import { ApiKeyVerifier, counter, HubProvisioner, KnownApiKeys, partProviders, type ServiceParts } from '@messaging/service-kit';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { AcceptBatch } from './accept-message/accept-batch.handler.js';
import { AcceptCommand } from './accept-message/accept-command.handler.js';
import { AcceptMessage } from './accept-message/accept-message.handler.js';
import { AwaitArrival } from './accept-message/await-arrival.js';
import { SendMessagesController } from './accept-message/send-messages.controller.js';
import { ApplyReceipt } from './apply-receipt/apply-receipt.handler.js';
import { CancelMessage } from './cancel-message/cancel-message.handler.js';
import { consumers } from './consumers.js';
import { DescribeProvidersController } from './describe-providers/describe-providers.controller.js';
import { customerControllers, customerProviders } from './customer-parts.js';
import { replyControllers, replyProviders } from './reply-parts.js';
import { DISPATCH_SETTINGS, type DispatchSettings } from './dispatch-settings.js';
import { noteUses } from './manage-api-keys/api-key.sql.js';
import { ApiKeysController } from './manage-api-keys/api-keys.controller.js';
import { ManageApiKeys } from './manage-api-keys/manage-api-keys.handler.js';
import { ProvisionHub } from './provision-hub/provision-hub.handler.js';
import { MessagesController } from './read-messages/messages.controller.js';
import { ReadMessages } from './read-messages/read-messages.handler.js';
import { ResendMessage } from './resend-message/resend-message.handler.js';
import { SendingAccounts } from './send-message/account-adapters.js';
import { ConfiguredAccounts } from './send-message/configured-accounts.js';
import { GatherFacts } from './send-message/gather-facts.js';
import { LivingProcess } from './send-message/living-process.js';
import { OutcomeRecorder } from './send-message/outcome-recorder.js';
import { SendMessages } from './send-message/send-messages.js';
import { SendTurns } from './send-message/send-turns.js';
import { ChangeSettings } from './settings/change-settings.handler.js';
import { ReadSettings } from './settings/read-settings.handler.js';
import { SettingsCheck } from './settings/settings-check.js';
import { SettingsController } from './settings/settings.controller.js';
import { SettingsReader } from './settings/settings-reader.js';
import { SettingsTaken } from './settings/settings-taken.js';
import { AbandonCalls } from './settle-unknown/abandon-calls.js';
import { SettleUnknown } from './settle-unknown/settle-unknown.js';
import { VerifyAccountController } from './verify-account/verify-account.controller.js';
import { VerifyAccount } from './verify-account/verify-account.handler.js';

/** Compiled templates kept at once: a few hundred KB each at most, some KB as a rule. */
const compiledTemplatesMax = 2000;
const restoredTurns = counter({ name: 'send_turns_restored_total', help: 'Turns that a crash lost and the sweep restored' });

/** Messages, their ledger, and everything that decides whether and how they leave. */
@Module({})
export class DispatchModule {
  static register(parts: ServiceParts, settings: DispatchSettings): DynamicModule {
    return {
      module: DispatchModule,
      controllers: [
        SendMessagesController, MessagesController, SettingsController, VerifyAccountController, ApiKeysController, ...customerControllers, ...replyControllers, DescribeProvidersController, ...consumers,
      ],
      providers: [
        ...partProviders(parts),
        { provide: DISPATCH_SETTINGS, useValue: settings },
        ...sharedTools(settings),
        ...sending(parts, settings),
        AcceptMessage, AwaitArrival, AcceptBatch, AcceptCommand, CancelMessage, ResendMessage, ReadMessages, ApplyReceipt,
        ...access(parts, settings),
        ReadSettings, ChangeSettings, SettingsCheck, SettingsReader, SettingsTaken, ProvisionHub,
        ...customerProviders, ...replyProviders,
        { provide: HubProvisioner, useExisting: ProvisionHub },
      ],
      exports: [HubProvisioner, ApiKeyVerifier],
    };
  }
}

/** What staff and machines may do here, and whether their accounts work. */
function access(parts: ServiceParts, settings: DispatchSettings): Provider[] {
  const keys = new KnownApiKeys(parts.database, {
    isOwner: true,
    used: ({ id: keyId, hubId }, at) => noteUses(parts.database, [{ keyId, hubId, at }]),
    onTrouble: (where, error) => parts.observer.trouble(where, error),
  });
  return [
    ManageApiKeys,
    { provide: ApiKeyVerifier, useValue: keys },
    {
      provide: VerifyAccount,
      inject: [OutboundGuard],
      useFactory: (guard: OutboundGuard) => new VerifyAccount(parts.database, settings.secretBox, { ...providerEnvironment(settings, guard), resolveTxt }),
    },
  ];
}

const providerEnvironment = (settings: DispatchSettings, guard: OutboundGuard): ProviderEnvironment => ({
  guard, webhooksUrl: settings.webhooksUrl, publicUrl: settings.publicUrl, apiUrls: settings.apiUrls ?? {}, bounceTokens: new BounceTokens(settings.secretBox.derive('bounce')),
});

function sharedTools(settings: DispatchSettings): Provider[] {
  return [
    { provide: SecretBox, useValue: settings.secretBox },
    { provide: OutboundGuard, useValue: new OutboundGuard(settings.outboundAllow) },
    { provide: CompiledTemplateCache, useValue: new CompiledTemplateCache(compiledTemplatesMax) },
  ];
}

/** The sending path, and what keeps it truthful. */
function sending(parts: ServiceParts, settings: DispatchSettings): Provider[] {
  const optOutTokens = new OptOutTokens(settings.secretBox.derive('opt-out'));
  const process = new LivingProcess(parts.database);
  return [
    { provide: OptOutTokens, useValue: optOutTokens },
    { provide: LivingProcess, useValue: process },
    GatherFacts, SendTurns, AbandonCalls, OutcomeRecorder,
    {
      provide: SendingAccounts,
      inject: [SettingsReader, OutboundGuard],
      useFactory: (reader: SettingsReader, guard: OutboundGuard) =>
        new ConfiguredAccounts(parts.database, reader, settings.secretBox, providerEnvironment(settings, guard)),
    },
    {
      provide: SendMessages,
      inject: [GatherFacts, SendingAccounts, OutcomeRecorder, SendTurns, AbandonCalls, CompiledTemplateCache],
      useFactory: (
        facts: GatherFacts, accounts: SendingAccounts, recorder: OutcomeRecorder, turns: SendTurns, abandonCalls: AbandonCalls, templates: CompiledTemplateCache,
      ) => new SendMessages(parts, settings, { facts, accounts, recorder, turns, process, abandonCalls, templates, optOutTokens }),
    },
    {
      provide: SettleUnknown,
      inject: [ApplyReceipt, AbandonCalls],
      useFactory: (applyReceipt: ApplyReceipt, abandonCalls: AbandonCalls) => {
        const settle = new SettleUnknown(parts.database, {
          applyReceipt, abandonCalls,
          onTrouble: (where, error) => parts.observer.trouble(where, error),
          onRestoredTurns: (count) => restoredTurns.inc(count),
        });
        parts.background.add('settle-unknown', settle);
        return settle;
      },
    },
  ];
}
