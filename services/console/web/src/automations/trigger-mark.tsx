import { ThemeIcon } from '@mantine/core';
import { IconAlarm, IconAward, IconBolt, IconCake, IconCalendarCheck, IconConfetti, IconHeartHandshake, IconHourglass, IconLifebuoy, IconShoppingBag, IconStairsUp, IconThumbUp } from '@tabler/icons-react';
import type { Trigger } from './automation-queries.js';

const icons = {
  welcome: IconHeartHandshake, booking_confirmed: IconCalendarCheck, booking_reminder: IconAlarm, post_appointment: IconThumbUp, post_sale: IconShoppingBag, birthday: IconCake,
  anniversary: IconConfetti, inactivity: IconHourglass, loyalty_tier_change: IconAward, lead_stage_change: IconStairsUp, ticket_resolved: IconLifebuoy, custom: IconBolt,
} as const satisfies Record<Trigger, typeof IconBolt>;

/** The occasion of an automation at a glance; its name stands beside it. What is off is grey. */
export function TriggerMark({ trigger, isActive }: { readonly trigger: Trigger; readonly isActive: boolean }) {
  const Icon = icons[trigger];
  return <ThemeIcon variant="light" size={32} radius="md" color={isActive ? 'petrol' : 'gray'} aria-hidden><Icon size={19} stroke={1.7} /></ThemeIcon>;
}
