import type { Texts } from '../texts.js';
import { conversations } from './conversations.js';
import { customers } from './customers.js';
import { messages } from './messages.js';
import { problems, shell, words } from './shell.js';
import { templates } from './templates.js';
import { permissions, settings } from './settings.js';
import { signIn } from './sign-in.js';

export const es = { conversations, customers, messages, permissions, settings, templates, shell, words, problems, signIn } satisfies Texts;
