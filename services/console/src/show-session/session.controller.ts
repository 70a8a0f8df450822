import { SessionView } from '@messaging/contracts';
import { ProblemError } from '@messaging/kernel';
import { Database } from '@messaging/persistence';
import { Operation } from '@messaging/service-kit';
import { Controller, Get, Req } from '@nestjs/common';
import type { Request } from 'express';
import { SessionReader } from '../authenticate-session/session-reader.js';
import { findHubFace } from '../store/hub-face.sql.js';
import { sessionView } from './session-view.rules.js';

@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly sessions: SessionReader,
    private readonly database: Database,
  ) {}

  @Get()
  @Operation({ summary: 'Read who is signed in in this browser, at which hub, and what they may do', public: true, tags: ['Sign-in'], responses: { 200: SessionView, 401: { description: 'Nobody is signed in' } } })
  async show(@Req() request: Request): Promise<SessionView> {
    const session = await this.sessions.read(request.headers.cookie);
    if (!session) throw new ProblemError({ kind: 'unauthenticated', code: 'SESSION.NONE', detail: 'Nobody is signed in in this browser.' });
    const face = await this.database.inHub(session.hubId, (tx) => findHubFace(tx, session.hubId));
    return sessionView(session, face);
  }
}
