import { useEffect, useRef, useState } from 'react';
import { appUrl } from '../api/addresses.js';
import classes from './mail-frame.module.css';

interface MailFrameProps {
  readonly html: string;
  readonly title: string;
  readonly scheme?: 'light' | 'dark';
}

const HEIGHT_MAX = 4000;

/** A mail as it looks, in a frame that runs nothing of it: see `mailPolicy` in services/console. */
export function MailFrame({ html, title, scheme = 'light' }: MailFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setReady] = useState(false);
  const [height, setHeight] = useState(240);
  useEffect(() => {
    const listen = ({ source, data }: MessageEvent<unknown>): void => {
      if (source !== frame.current?.contentWindow || typeof data !== 'object' || data === null || !('type' in data)) return;
      if (data.type === 'mail:ready') setReady(true);
      if (data.type === 'mail:height' && 'height' in data && typeof data.height === 'number') setHeight(Math.min(data.height, HEIGHT_MAX));
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, []);
  useEffect(() => {
    // Its origin is opaque: no other target than "*" reaches it, and the mail is no secret from itself.
    if (isReady) frame.current?.contentWindow?.postMessage({ html, scheme }, '*');
  }, [isReady, html, scheme]);
  return <iframe ref={frame} className={classes['frame']} src={new URL('mail.html', appUrl).href} sandbox="allow-scripts" title={title} height={height} data-scheme={scheme} />;
}
