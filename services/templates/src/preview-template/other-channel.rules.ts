import type { Channel, TemplateChannel } from '@messaging/contracts';
import type { Problem } from '@messaging/kernel';

/** A saved template is shown and tried on the channels it will be sent on. */
export function refuseOtherChannel(served: TemplateChannel, asked: Channel): Problem | undefined {
  if (served === 'all' || served === asked) return undefined;
  const detail = `The template is written for ${served}, not for ${asked}.`;
  return { kind: 'rule', code: 'TEMPLATE.CHANNEL', detail, errors: [{ pointer: '/channel', code: 'TEMPLATE.CHANNEL', detail }] };
}
