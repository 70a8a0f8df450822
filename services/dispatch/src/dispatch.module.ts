import { CompiledTemplateCache } from '@messaging/content';
import { OptOutTokens, type Database } from '@messaging/persistence';
import { OutboundGuard } from '@messaging/providers';
import { ApiKeyVerifier, counter, HubProvisioner, partProviders, type ServiceParts } from '@messaging/service-kit';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { AcceptBatch } from './accept-message/accept-batch.handler.js';
import { AcceptCommand } from './accept-message/accept-command.handler.js';
import { AcceptMessage } from './accept-message/accept-message.handler.js';
import { AwaitArrival } from './accept-message/await-arrival.js';
import { SendMessagesController } from './accept-message/send-messages.controller.js';
import { ApplyReceipt } from './apply-receipt/apply-receipt.handler.js';
import { CancelMessage } from './cancel-message/cancel-message.handler.js';
import { consumersOf } from './consumers.js';
import { campaignProviders } from './campaign-parts.js';
import { importControllers, importProviders } from './import-parts.js';
import { customerControllers, customerProviders } from './customer-parts.js';
import { replyControllers, replyProviders } from './reply-parts.js';
import { whatsappControllers, whatsappProviders } from './whatsapp-parts.js';
import { DISPATCH_SETTINGS, type DispatchSettings } from './dispatch-settings.js';
import { providerEnvironment } from './provider-environment.js';
import { MessagesController } from './read-messages/messages.controller.js';
import { ReadMessages } from './read-messages/read-messages.handler.js';
import { ResendMessage } from './resend-message/resend-message.handler.js';
import { SendingAccounts } from './send-message/account-adapters.js';
import { ConfiguredAccounts } from './send-message/configured-accounts.js';
import { RepliesHeard } from './choose-whatsapp-way/replies-heard.js';
import { GatherFacts } from './decide-sending/gather-facts.js';
import { LEDGER, openLedger } from './write-ledger/ledger-database.js';
import { LivingProcess } from './send-message/living-process.js';
import { OutcomeRecorder } from './write-ledger/outcome-recorder.js';
import { SendMessages } from './send-message/send-messages.js';
import type { RetryPolicy } from './decide-outcome/retry-wait.rules.js';
import { SendUndelivered } from './send-undelivered/send-undelivered.js';
import { SendingGate } from './send-message/sending-gate.js';
import { SendTurns } from './send-message/send-turns.js';
import { SettingsReader } from './settings/settings-reader.js';
import { settingsControllers, settingsProviders } from './settings-parts.js';
import { registerQueueGauges } from './measure-queue/queue-gauges.js';
import { CallJournal } from './write-ledger/call-journal.js';
import { RecoverCalls } from './settle-unknown/recover-calls.js';
import { AbandonCalls } from './settle-unknown/abandon-calls.js';
import { LookUpUnknown } from './look-up-unknown/look-up-unknown.js';
import { ReopenAddresses } from './suppress-address/reopen-addresses.js';
import { SettleUnknown } from './settle-unknown/settle-unknown.js';

/** Compiled templates kept at once: a few hundred KB each at most, some KB as a rule. */
const compiledTemplatesMax = 2000;
const restoredTurns = counter({ name: 'send_turns_restored_total', help: 'Turns that a crash lost and the sweep restored' });

/** Messages, their ledger, and everything that decides whether and how they leave. */
@Module({})
export class DispatchModule {
  static register(parts: ServiceParts, settings: DispatchSettings): DynamicModule {
    return {
      module: DispatchModule,
      controllers: [SendMessagesController, MessagesController, ...settingsControllers, ...importControllers, ...customerControllers, ...replyControllers, ...whatsappControllers, ...consumersOf(settings.channels)],
      providers: [
        ...partProviders(parts),
        { provide: DISPATCH_SETTINGS, useValue: settings },
        ...sharedTools(settings),
        ...sending(parts, settings),
        AcceptMessage, AwaitArrival, AcceptBatch, AcceptCommand, CancelMessage, ResendMessage, ReadMessages, ApplyReceipt,
        ...settingsProviders(parts, settings),
        ...customerProviders(parts), ...importProviders(parts), ...replyProviders, ...whatsappProviders(parts, settings), ...campaignProviders(parts),
      ],
      exports: [HubProvisioner, ApiKeyVerifier],
    };
  }
}

function sharedTools(settings: DispatchSettings): Provider[] {
  return [
    { provide: OutboundGuard, useValue: new OutboundGuard(settings.outboundAllow) },
  ];
}

/** The sending path, and what keeps it truthful. */
function sending(parts: ServiceParts, settings: DispatchSettings): Provider[] {
  registerQueueGauges(parts.database);
  const optOutTokens = new OptOutTokens(settings.secretBox.derive('opt-out'));
  const process = new LivingProcess(parts.database);
  let opened: Database | undefined; // when it is asked for: pages about the routes are made without a database
  const ledger = (): Database => (opened ??= openLedger(parts.database));
  const templates = new CompiledTemplateCache(compiledTemplatesMax);
  const journal = journalOf(parts, settings);
  return [
    { provide: OptOutTokens, useValue: optOutTokens },
    { provide: LivingProcess, useValue: process },
    { provide: LEDGER, useFactory: ledger },
    { provide: CompiledTemplateCache, useValue: templates },
    GatherFacts, RepliesHeard, SendTurns, AbandonCalls, OutcomeRecorder,
    {
      provide: SendingAccounts,
      inject: [SettingsReader, OutboundGuard],
      useFactory: (reader: SettingsReader, guard: OutboundGuard) =>
        new ConfiguredAccounts(parts.database, reader, settings.secretBox, providerEnvironment(settings, guard)),
    },
    {
      provide: SendMessages,
      inject: [GatherFacts, SendingAccounts, OutcomeRecorder, SendTurns, AbandonCalls, SendingGate],
      useFactory: (
        facts: GatherFacts, accounts: SendingAccounts, recorder: OutcomeRecorder, turns: SendTurns, abandonCalls: AbandonCalls, gate: SendingGate,
      ) => new SendMessages(parts, settings, { ledger: ledger(), facts, accounts, recorder, turns, process, gate, abandonCalls, journal, templates, optOutTokens }),
    },
    {
      provide: RecoverCalls,
      inject: [OutcomeRecorder],
      useFactory: (recorder: OutcomeRecorder) => new RecoverCalls({ database: ledger(), recorder, journal, onTrouble: (error) => parts.observer.trouble('recover calls', error) }),
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
    ...afterSending(parts, settings, templates),
  ];
}

const journalOf = ({ observer }: ServiceParts, { callJournalDir }: DispatchSettings): CallJournal | undefined =>
  callJournalDir === undefined ? undefined : new CallJournal(callJournalDir, (where, error) => observer.trouble(where, error));

/** What calls leave behind: outcomes to be asked for, addresses closed for a time. */
function afterSending({ database, outbox, background, observer, clock, random }: ServiceParts, policy: RetryPolicy, templates: CompiledTemplateCache): Provider[] {
  const onTrouble = (where: string, error: unknown): void => observer.trouble(where, error);
  return [
    {
      provide: SendUndelivered,
      inject: [SendingAccounts, SendTurns, SendingGate],
      useFactory: (accounts: SendingAccounts, turns: SendTurns, gate: SendingGate) => new SendUndelivered({ accounts, turns, gate, clock, random, policy }),
    },
    {
      provide: LookUpUnknown,
      inject: [SendingAccounts, ApplyReceipt, SendTurns],
      useFactory: (accounts: SendingAccounts, applyReceipt: ApplyReceipt, turns: SendTurns) => {
        const lookUp = new LookUpUnknown({ database, accounts, applyReceipt, turns, templates, onTrouble });
        background.add('look up unknown calls', lookUp);
        return lookUp;
      },
    },
    {
      provide: ReopenAddresses,
      useFactory: () => {
        const reopen = new ReopenAddresses(database, outbox, onTrouble);
        background.add('reopen addresses', reopen);
        return reopen;
      },
    },
  ];
}
