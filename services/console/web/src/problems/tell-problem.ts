import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { wantNotices } from './notices-wanted.js';
import { problemSentence } from './problem-sentence.js';

/** Says a problem in a corner, for actions that have no form to say it in. */
export function tellProblem(error: unknown): void {
  wantNotices();
  notifications.show({ color: 'bad', title: i18next.t('problems.title'), message: problemSentence(i18next.t, error), autoClose: 8000, ...closable() });
}

/** Says that something worked. */
export function tellDone(message: string): void {
  wantNotices();
  notifications.show({ color: 'good', message, autoClose: 4000, ...closable() });
}

/** Its cross has a name for who does not see it. */
const closable = () => ({ closeButtonProps: { 'aria-label': i18next.t('words.actions.close') } });
