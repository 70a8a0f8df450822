import '@mantine/notifications/styles.layer.css';
import { Notifications } from '@mantine/notifications';

/** Where what went wrong, or well, is told in passing (tell-problem.ts); loaded when there may be something to tell (notices-wanted.ts). */
export const Notices = () => <Notifications position="bottom-right" />;
