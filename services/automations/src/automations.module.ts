import { DueQueue } from '@messaging/eventing';
import { BackgroundWork, HubProvisioner, partProviders, projectedApiKeys, type ServiceParts } from '@messaging/service-kit';
import type { DynamicModule } from '@nestjs/common';
import { CancelExecution } from './cancel-execution/cancel-execution.handler.js';
import { CancelExecutions } from './cancel-execution/cancel-executions.handler.js';
import { consumers } from './consumers.js';
import { AutomationsController } from './define-automation/automations.controller.js';
import { DefineAutomations } from './define-automation/define-automations.handler.js';
import { ReadAutomations } from './define-automation/read-automations.handler.js';
import { EnableAutomationController } from './enable-automation/enable-automation.controller.js';
import { EnableAutomations } from './enable-automation/enable-automations.handler.js';
import { SendBacklogs } from './enable-automation/send-backlogs.js';
import { SweepDates } from './find-dates/sweep-dates.js';
import { FollowCustomerEvents } from './follow-customer-events/follow-customer-events.handler.js';
import { FollowSettings } from './follow-settings/follow-settings.handler.js';
import { ForecastController } from './forecast-executions/forecast.controller.js';
import { ForecastExecutions } from './forecast-executions/forecast-executions.handler.js';
import { MoveExecutions } from './move-executions/move-executions.js';
import { dueExecutions } from './promote-execution/promote-due-executions.js';
import { PromoteExecutions } from './promote-execution/promote-executions.handler.js';
import { ProvisionHubs } from './provision-hub-when-hub-seen/provision-hubs.handler.js';
import { ExecutionsController } from './read-executions/executions.controller.js';
import { ReadExecutions } from './read-executions/read-executions.handler.js';
import { ScheduleExecutions } from './schedule-execution/schedule-executions.handler.js';
import { UpdateExecutions } from './update-execution-when-message-changed/update-execution.handler.js';

const handlers = [
  ProvisionHubs, DefineAutomations, ReadAutomations, FollowCustomerEvents, FollowSettings, PromoteExecutions, ScheduleExecutions,
  CancelExecutions, CancelExecution, ReadExecutions, UpdateExecutions, ForecastExecutions, EnableAutomations,
];

export class AutomationsModule {
  /** The service as a Nest module over the parts it is given. */
  static register(parts: ServiceParts): DynamicModule {
    return {
      module: AutomationsModule,
      controllers: [ForecastController, EnableAutomationController, AutomationsController, ExecutionsController, ...consumers],
      providers: [
        ...partProviders(parts), projectedApiKeys(parts),
        ...handlers,
        { provide: HubProvisioner, useExisting: ProvisionHubs },
        {
          provide: DueQueue,
          inject: [PromoteExecutions, BackgroundWork],
          useFactory: (promoter: PromoteExecutions, background: BackgroundWork): DueQueue => {
            const queue = dueExecutions({ ...parts, promoter });
            background.add('due-executions', queue);
            return queue;
          },
        },
        {
          provide: SweepDates,
          inject: [ScheduleExecutions, BackgroundWork],
          useFactory: (scheduler: ScheduleExecutions, background: BackgroundWork): SweepDates => {
            const sweep = new SweepDates({ ...parts, scheduler });
            background.add('sweep-dates', sweep);
            return sweep;
          },
        },
        {
          provide: SendBacklogs,
          inject: [ScheduleExecutions, BackgroundWork],
          useFactory: (scheduler: ScheduleExecutions, background: BackgroundWork): SendBacklogs => {
            const backlogs = new SendBacklogs({ ...parts, scheduler });
            background.add('send-backlogs', backlogs);
            return backlogs;
          },
        },
        {
          provide: MoveExecutions,
          inject: [DueQueue, BackgroundWork],
          useFactory: (queue: DueQueue, background: BackgroundWork): MoveExecutions => {
            const moves = new MoveExecutions({ ...parts, queue });
            background.add('move-executions', moves);
            return moves;
          },
        },
      ],
    };
  }
}
