import { Anchor, type AnchorProps } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';
import { isInFrame, tellParent } from '../embedding/embedding.js';
import { AnchorLink } from '../navigation/links.js';
import { useSession } from '../session/session.js';

interface CustomerLinkProps extends Pick<AnchorProps, 'underline' | 'fw' | 'size' | 'c' | 'className'> {
  readonly customerId: string;
  readonly children?: ReactNode;
}

/** A customer's name: opens the ERP's own page where the shop told us its address, else what we know of them. */
export function CustomerLink({ customerId, children = customerId, underline = 'always', ...looks }: CustomerLinkProps) {
  const { hub } = useSession();
  if (hub.customerUrl === undefined) return <AnchorLink to="/messages/customers/$customerId/" params={{ customerId }} underline={underline} {...looks}>{children}</AnchorLink>;
  const address = hub.customerUrl.replace('{customerId}', encodeURIComponent(customerId));
  const open = (event: MouseEvent): void => {
    // Asked to appear as in a frame, and yet a page of its own: nobody would hear.
    if (!isInFrame) return;
    event.preventDefault();
    tellParent({ type: 'messaging:open', url: address, customerId });
  };
  return <Anchor href={address} target="_blank" rel="noopener" onClick={open} underline={underline} {...looks}>{children}</Anchor>;
}
