import type { Texts } from '../texts.js';
import { conversations } from './conversations.js';
import { problems, shell, words } from './shell.js';
import { signIn } from './sign-in.js';

export const es = { conversations, shell, words, problems, signIn } satisfies Texts;
