import '@mantine/notifications/styles.layer.css';
import { Notifications } from '@mantine/notifications';

/** Where what went wrong, or well, is told in passing (tell-problem.ts); loaded behind the first view. */
export const Notices = () => <Notifications position="bottom-right" />;
