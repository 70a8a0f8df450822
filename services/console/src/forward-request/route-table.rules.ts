import { channels } from '@messaging/contracts';

/** Services that the console forwards to, by where they are. */
export type UpstreamName = 'templates' | 'dispatch' | 'campaigns' | 'automations' | 'webhooks';
export type ServiceUrls = Readonly<Record<UpstreamName, string>>;

/** Who serves what (DESIGN.md section 3). What is not listed is the console's own. */
const routeTable: Readonly<Record<UpstreamName, readonly string[]>> = {
  templates: ['/api/v1/templates', '/i'],
  dispatch: ['/api/v1/messages', '/api/v1/conversations', '/api/v1/customers', '/api/v1/settings', '/api/v1/operator'],
  campaigns: ['/api/v1/campaigns'],
  automations: ['/api/v1/automations', '/api/v1/executions'],
  // The doctor of callbacks knows what was refused at the door, and so lives there.
  webhooks: ['/api/v1/events', '/api/v1/hooks', '/webhooks', '/u', ...channels.map((channel) => `/api/v1/settings/${channel}/doctor`)],
};

/** The longest first: it decides. */
const routes = (Object.keys(routeTable) as UpstreamName[])
  .flatMap((name) => routeTable[name].map((prefix) => ({ name, prefix })))
  .sort((a, b) => b.prefix.length - a.prefix.length);

/** `/metrics` is each process's own; those of the others have their names behind it. */
const metricsOf = /^\/metrics\/(\w+)$/;
const scraped = (path: string): UpstreamName | undefined => {
  const named = metricsOf.exec(path)?.[1];
  return (Object.keys(routeTable) as UpstreamName[]).find((name) => name === named);
};

/** The service that answers a path, or nothing when it is the console itself. Prefixes end at a slash. */
export const serviceOf = (path: string): UpstreamName | undefined => scraped(path) ?? routes.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`))?.name;

/** A forwarded address (with its query) as the service has it. */
export const addressAtService = (address: string): string => {
  const [path = '', ...query] = address.split('?');
  return scraped(path) === undefined ? address : ['/metrics', ...query].join('?');
};
