import { conversations } from './conversations.js';
import { problems, shell, words } from './shell.js';
import { signIn } from './sign-in.js';

export const en = { conversations, shell, words, problems, signIn } as const;
