import { automationChanged, eventNotMatched, executionChanged, type EnvelopeOf } from '@messaging/contracts';
import { ConsumerContext, Consumes, done, type Outcome } from '@messaging/eventing';
import { Clock } from '@messaging/kernel';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { writeActivity, type ActivityLine } from './activity.sql.js';
import { executionLine, notMatchedLines } from './activity-lines.rules.js';
import { saveAutomationNames } from './automation-name.sql.js';

type Decided = EnvelopeOf<typeof executionChanged> | EnvelopeOf<typeof eventNotMatched> | EnvelopeOf<typeof automationChanged>;

/** What automations did about a customer, and what they did not, goes into the diary. */
@Controller()
export class RecordActivityWhenAutomationsDecidedConsumer {
  constructor(private readonly clock: Clock) {}

  @Consumes([executionChanged, eventNotMatched, automationChanged], { service: 'dispatch', consumer: 'record-activity', isIdempotent: true })
  async record(@Payload() events: readonly Decided[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    const now = this.clock.now();
    await writeActivity(tx, events.flatMap((event) => linesOf(event, now)));
    await saveAutomationNames(tx, events.filter((event) => event.type === 'automation.changed'));
    return events.map(() => done);
  }
}

function linesOf(event: Decided, now: Date): ActivityLine[] {
  switch (event.type) {
    case 'execution.changed':
      return [executionLine(event)];
    case 'event.not_matched':
      return notMatchedLines(event, now);
    case 'automation.changed':
      return [];
  }
}
