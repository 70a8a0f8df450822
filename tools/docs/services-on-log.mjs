// What each service hears, read from its consumers' declarations without running one.
import 'reflect-metadata';
import { automationsConsumers } from '@messaging/automations';
import { campaignsConsumers, statesAreMadeBy } from '@messaging/campaigns';
import { consoleConsumers } from '@messaging/console';
import { channels } from '@messaging/contracts';
import { dispatchConsumersOf } from '@messaging/dispatch';
import { consumedBy } from '@messaging/eventing';
import { templatesConsumers } from '@messaging/templates';
import { webhooksConsumers } from '@messaging/webhooks';

const consumers = {
  templates: templatesConsumers, dispatch: dispatchConsumersOf(channels), campaigns: campaignsConsumers, automations: automationsConsumers,
  webhooks: webhooksConsumers, console: consoleConsumers,
};

const waitsFor = { campaigns: [statesAreMadeBy] };

export const servicesOnLog = Object.entries(consumers).map(([name, classes]) => ({ name, consumes: consumedBy(classes), waitsFor: waitsFor[name] ?? [] }));
