import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { channels } from '../session/session.js';
import { flag, mailLook, oneOf, pagesShown, parts, present, text, yesOrNo, type RawSearch } from './search.js';
import { needs, shellRoute } from './shell-route.js';

export const messageStatuses = ['queued', 'sent', 'delivered', 'read', 'failed', 'skipped', 'cancelled', 'unknown'] as const;

/** The filters of the list are the address; `open` is the message whose story is shown, `details` what of it stands open. */
const messageSearch = (search: RawSearch) =>
  present({
    channel: oneOf(search['channel'], channels),
    status: oneOf(search['status'], messageStatuses),
    sandbox: yesOrNo(search['sandbox']),
    q: text(search['q']),
    customerId: text(search['customerId']),
    campaignId: text(search['campaignId']),
    automationId: text(search['automationId']),
    from: text(search['from']),
    to: text(search['to']),
    open: text(search['open']),
    details: parts(search['details']),
    pages: pagesShown(search['pages']),
  });

const messagesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages',
  beforeLoad: needs('messaging.view_message'),
  validateSearch: messageSearch,
  component: lazyRouteComponent(() => import('../messages/messages-view.js'), 'MessagesView'),
});

const composeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages/new',
  beforeLoad: needs('messaging.send_message'),
  validateSearch: (search: RawSearch) =>
    present({ channel: oneOf(search['channel'], channels), recipient: oneOf(search['recipient'], ['address'] as const), customerId: text(search['customerId']), to: text(search['to']), content: oneOf(search['content'], ['template'] as const), templateId: text(search['templateId']), look: mailLook(search['look']) }),
  component: lazyRouteComponent(() => import('../messages/compose/compose-view.js'), 'ComposeView'),
});

const conversationsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages/conversations',
  beforeLoad: needs('messaging.view_message'),
  validateSearch: (search: RawSearch) =>
    present({ unread: flag(search['unread']), q: text(search['q']), channel: oneOf(search['channel'], channels), address: text(search['address']), pages: pagesShown(search['pages']) }),
  component: lazyRouteComponent(() => import('../conversations/conversations-view.js'), 'ConversationsView'),
});

const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages/customers',
  beforeLoad: needs('messaging.view_message'),
  validateSearch: (search: RawSearch) => present({ q: text(search['q']), pages: pagesShown(search['pages']) }),
  component: lazyRouteComponent(() => import('../customers/customers-view.js'), 'CustomersView'),
});

const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages/customers/$customerId',
  beforeLoad: needs('messaging.view_message'),
  validateSearch: (search: RawSearch) => present({ details: parts(search['details']), pages: pagesShown(search['pages']) }),
  component: lazyRouteComponent(() => import('../customers/customer-view.js'), 'CustomerView'),
});

export const messageRoutes = [messagesRoute, composeRoute, conversationsRoute, customersRoute, customerRoute] as const;
