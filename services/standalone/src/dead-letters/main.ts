import { automationsService } from '@messaging/automations';
import { campaignsService } from '@messaging/campaigns';
import { consoleService } from '@messaging/console';
import { dispatchService } from '@messaging/dispatch';
import { Database } from '@messaging/persistence';
import { templatesService } from '@messaging/templates';
import { webhooksService } from '@messaging/webhooks';
import { loadSettings } from '../config.js';
import { runningDatabaseUrl, runningProduct } from '../running-product.js';
import { readCommand, usage, type Command } from './command.rules.js';
import { DeadLetters, type Office } from './dead-letters.js';

/** `npm run dead-letters -- …`: what waits for a person in any service, from the database of the running product. */
async function main(): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  if (!command.ok) {
    process.stderr.write(`${command.problem.detail}\n\n${usage}\n`);
    process.exitCode = 2;
    return;
  }
  const offices = await openOffices(command.value);
  try {
    for (const line of await new DeadLetters(offices).run(command.value)) process.stdout.write(`${line}\n`);
  } finally {
    await Promise.all(offices.map(({ database }) => database.close()));
  }
}

/** The schemas that the command is about: each costs a moment to open. */
async function openOffices(command: Command): Promise<Office[]> {
  const settings = loadSettings();
  const url = runningDatabaseUrl(settings, await runningProduct(settings));
  const services = [templatesService, dispatchService, campaignsService, automationsService, webhooksService, consoleService];
  const meant = services.filter(({ name }) => isMeant(command, name));
  const opened = meant.length > 0 ? meant : services; // a name that nobody has is answered with those that there are
  return Promise.all(opened.map(async ({ name: service, entities, migrations }) => ({ service, database: await Database.open({ url, schema: service, entities: entities(), migrations, poolMax: 2 }) })));
}

function isMeant(command: Command, name: string): boolean {
  if (command.verb === 'list') return command.service === undefined || command.service === name;
  return command.refs.some((ref) => ('eventId' in ref ? 'webhooks' : ref.service) === name);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
