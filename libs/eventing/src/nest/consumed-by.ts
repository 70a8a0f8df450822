import type { Type } from '@nestjs/common';
import { PATTERN_EXTRAS_METADATA, PATTERN_METADATA } from '@nestjs/microservices/constants.js';
import type { ConsumesExtras } from './consumes.js';

/** A group and the topic it reads. */
export interface ConsumedTopic {
  readonly group: string;
  readonly topic: string;
}

/** What these classes consume according to `@Consumes`, without running any of them; for access rights and documents. */
export function consumedBy(consumers: readonly Type[]): ConsumedTopic[] {
  return consumers.flatMap(({ prototype }: Type) =>
    Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const method: unknown = Reflect.get(prototype as object, name);
      if (typeof method !== 'function') return [];
      const [group] = (Reflect.getMetadata(PATTERN_METADATA, method) ?? []) as string[];
      const extras = Reflect.getMetadata(PATTERN_EXTRAS_METADATA, method) as ConsumesExtras | undefined;
      const topic = extras?.messages[0]?.topic.name;
      return group !== undefined && topic !== undefined ? [{ group, topic }] : [];
    }),
  );
}
