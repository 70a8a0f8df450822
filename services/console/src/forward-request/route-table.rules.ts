/** Services that the console forwards to, by where they are. */
export type UpstreamName = 'templates' | 'dispatch' | 'campaigns' | 'automations' | 'webhooks';
export type ServiceUrls = Readonly<Record<UpstreamName, string>>;

/** Who serves what (DESIGN.md section 3). What is not listed is the console's own. */
const routeTable: Readonly<Record<UpstreamName, readonly string[]>> = {
  templates: ['/api/v1/templates'],
  dispatch: ['/api/v1/messages', '/api/v1/conversations', '/api/v1/customers', '/api/v1/settings', '/api/v1/operator'],
  campaigns: ['/api/v1/campaigns'],
  automations: ['/api/v1/automations', '/api/v1/executions'],
  webhooks: ['/api/v1/events', '/api/v1/hooks', '/webhooks', '/u'],
};

/** The service that answers a path, or nothing when it is the console itself. Prefixes end at a slash. */
export function serviceOf(path: string): UpstreamName | undefined {
  const names = Object.keys(routeTable) as UpstreamName[];
  return names.find((name) => routeTable[name].some((prefix) => path === prefix || path.startsWith(`${prefix}/`)));
}
