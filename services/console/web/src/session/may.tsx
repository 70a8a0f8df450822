import type { ReactNode } from 'react';
import { useMay, type Permission } from './session.js';

/** Shows its children to those who may. */
export function May({ permission, children }: { readonly permission: Permission; readonly children: ReactNode }) {
  return useMay()(permission) ? children : null;
}
