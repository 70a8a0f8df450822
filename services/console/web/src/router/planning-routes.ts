import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { channels } from '../session/session.js';
import { flag, localMoment, mailLook, oneOf, pagesShown, parts, present, text, type RawSearch } from './search.js';
import { needs, shellRoute } from './shell-route.js';

export const templateChannels = [...channels, 'all'] as const;
export const categories = ['appointment_reminder', 'booking_confirmation', 'receipt', 'marketing', 'custom'] as const;
export const campaignStatuses = ['draft', 'scheduled', 'sending', 'paused', 'completed', 'cancelled'] as const;
export const executionStatuses = ['pending', 'sent', 'failed', 'skipped', 'cancelled'] as const;

const templatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/templates',
  beforeLoad: needs('messaging.view_template'),
  validateSearch: (search: RawSearch) => present({ channel: oneOf(search['channel'], templateChannels), category: oneOf(search['category'], categories), q: text(search['q']), pages: pagesShown(search['pages']) }),
  component: lazyRouteComponent(() => import('../templates/templates-view.js'), 'TemplatesView'),
});

/** What of a template is looked at (`locale` itself is how the ERP's frame asks the console to speak): on which channel, for whom, in which language, how a mail of it, and whether the other ways to write it stand open. */
const templateView = (search: RawSearch) => ({
  as: oneOf(search['as'], channels), customerId: text(search['customerId']), language: text(search['language']), look: mailLook(search['look']), advanced: flag(search['advanced']),
});

const newTemplateRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/templates/new',
  beforeLoad: needs('messaging.add_template'),
  validateSearch: (search: RawSearch) => present({ channel: oneOf(search['channel'], templateChannels), from: text(search['from']), ...templateView(search) }),
  component: lazyRouteComponent(() => import('../templates/edit/new-template-view.js'), 'NewTemplateView'),
});

const templateRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/templates/$templateId',
  beforeLoad: needs('messaging.view_template'),
  validateSearch: (search: RawSearch) => present({ ...templateView(search), tab: oneOf(search['tab'], ['versions'] as const), details: parts(search['details']) }),
  component: lazyRouteComponent(() => import('../templates/edit/template-view.js'), 'TemplateEditView'),
});

const campaignsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/campaigns',
  beforeLoad: needs('messaging.view_campaign'),
  validateSearch: (search: RawSearch) => present({ status: oneOf(search['status'], campaignStatuses), pages: pagesShown(search['pages']) }),
  component: lazyRouteComponent(() => import('../campaigns/campaigns-view.js'), 'CampaignsView'),
});

const newCampaignRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/campaigns/new',
  beforeLoad: needs('messaging.add_campaign'),
  component: lazyRouteComponent(() => import('../campaigns/plan/new-campaign-view.js'), 'NewCampaignView'),
});

const campaignRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/campaigns/$campaignId',
  beforeLoad: needs('messaging.view_campaign'),
  validateSearch: (search: RawSearch) =>
    present({
      step: oneOf(search['step'], ['audience', 'content', 'time', 'review'] as const), tab: oneOf(search['tab'], ['recipients', 'analytics'] as const), status: text(search['status']), pages: pagesShown(search['pages']),
      at: localMoment(search['at']), zone: oneOf(search['zone'], ['recipient'] as const), customerId: text(search['customerId']), look: mailLook(search['look']), details: parts(search['details']),
    }),
  component: lazyRouteComponent(() => import('../campaigns/campaign-view.js'), 'CampaignView'),
});

const automationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/automations',
  beforeLoad: needs('messaging.view_automation'),
  component: lazyRouteComponent(() => import('../automations/automations-view.js'), 'AutomationsView'),
});

const newAutomationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/automations/new',
  beforeLoad: needs('messaging.add_automation'),
  validateSearch: (search: RawSearch) => present({ trigger: text(search['trigger']), as: oneOf(search['as'], channels), look: mailLook(search['look']) }),
  component: lazyRouteComponent(() => import('../automations/edit/new-automation-view.js'), 'NewAutomationView'),
});

const automationRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/automations/$automationId',
  beforeLoad: needs('messaging.view_automation'),
  validateSearch: (search: RawSearch) => present({ tab: oneOf(search['tab'], ['executions'] as const), status: oneOf(search['status'], executionStatuses), pages: pagesShown(search['pages']), as: oneOf(search['as'], channels), look: mailLook(search['look']) }),
  component: lazyRouteComponent(() => import('../automations/automation-view.js'), 'AutomationDetailView'),
});

export const planningRoutes = [templatesRoute, newTemplateRoute, templateRoute, campaignsRoute, newCampaignRoute, campaignRoute, automationsRoute, newAutomationRoute, automationRoute] as const;
