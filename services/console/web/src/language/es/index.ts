import type { Texts } from '../texts.js';
import { audience } from './audience.js';
import { automations } from './automations.js';
import { campaigns } from './campaigns.js';
import { conversations } from './conversations.js';
import { customers } from './customers.js';
import { dashboard, firstMinute, firstRun } from './dashboard.js';
import { hooks } from './hooks.js';
import { imports } from './imports.js';
import { messages } from './messages.js';
import { problems, shell, words } from './shell.js';
import { refusals } from './refusals.js';
import { templates } from './templates.js';
import { permissions, settings } from './settings.js';
import { signIn } from './sign-in.js';
import { vendorTemplates } from './vendor-templates.js';

export const es = { audience, automations, campaigns, conversations, customers, dashboard, firstMinute, firstRun, hooks, imports, messages, permissions, settings, templates, vendorTemplates, shell, words, problems, refusals, signIn } satisfies Texts & { readonly refusals: object };
