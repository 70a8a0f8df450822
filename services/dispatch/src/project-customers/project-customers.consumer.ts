import { erpEvents, type ErpEvent } from '@messaging/contracts';
import { ConsumerContext, Consumes, type Outcome } from '@messaging/eventing';
import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { ProjectCustomers } from './project-customers.handler.js';

@Controller()
export class ProjectCustomersConsumer {
  constructor(private readonly projectCustomers: ProjectCustomers) {}

  @Consumes(erpEvents, { service: 'dispatch', consumer: 'project-customers', mayForbid: true })
  async handle(@Payload() events: ErpEvent[], @Ctx() { tx }: ConsumerContext): Promise<Outcome[]> {
    return this.projectCustomers.project(events, tx);
  }
}
