import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { wantNotices } from './notices-wanted.js';
import { problemSentence } from './problem-sentence.js';

/** Says a problem in a corner, for actions that have no form to say it in. It stays until somebody closes it: some read slowly, some look elsewhere. */
export function tellProblem(error: unknown): void {
  wantNotices();
  notifications.show({ color: 'bad', title: i18next.t('problems.title'), message: problemSentence(i18next.t, error), autoClose: false, ...closable() });
}

/** Long enough to be read twice; nothing is lost with it. */
const DONE_MS = 6000;

/** Says that something worked. */
export function tellDone(message: string): void {
  wantNotices();
  notifications.show({ color: 'good', message, autoClose: DONE_MS, ...closable() });
}

/** Its cross has a name for who does not see it. */
const closable = () => ({ closeButtonProps: { 'aria-label': i18next.t('words.actions.close') } });
