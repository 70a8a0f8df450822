import type { HookTest } from '@messaging/contracts';
import { Clock, newId, ok, refuse, type Problem, type Result } from '@messaging/kernel';
import { SecretBox } from '@messaging/persistence';
import { GuardedHttp } from '@messaging/providers';
import { Injectable } from '@nestjs/common';
import { callHook } from '../deliver-hooks/call-hook.js';
import { attemptOf } from '../deliver-hooks/decide-delivery.rules.js';
import { explainAttempt, withSentence } from '../deliver-hooks/explain-attempt.rules.js';
import { secretPlace, type Hook } from './hook.js';

const at = (problem: Problem): Problem => ({ ...problem, kind: 'rule', errors: [{ pointer: '/url', code: problem.code, detail: problem.detail }] });
const invalid: Problem = at({ kind: 'rule', code: 'HOOK.URL_INVALID', detail: 'must be a URL that begins with https://, has a host, and neither user name nor fragment' });
const httpsRequired: Problem = at({ kind: 'rule', code: 'HOOK.HTTPS_REQUIRED', detail: 'begins with https://; http only where OUTBOUND_ALLOW lists the host' });

/** Checks and tries where hooks lead. */
@Injectable()
export class HookCalls {
  constructor(
    private readonly http: GuardedHttp,
    private readonly box: SecretBox,
    private readonly clock: Clock,
  ) {}

  /** A name that does not resolve at the moment may be saved: it is resolved, and checked, at every call. */
  async check(text: string): Promise<Result<void>> {
    const url = URL.parse(text);
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.hash) return refuse(invalid);
    const found = await this.http.check(url);
    if (found.ok) return ok(undefined);
    if (found.problem.code === 'OUTBOUND.NAME_UNKNOWN') return url.protocol === 'https:' ? ok(undefined) : refuse(httpsRequired);
    return refuse(at(found.problem));
  }

  async test(hook: Hook): Promise<HookTest> {
    const now = this.clock.now();
    const body = JSON.stringify({ type: 'hook.test', timestamp: now.toISOString(), data: { hookId: hook.id } });
    const secret = this.box.open(hook.secret, secretPlace(hook));
    const attempt = attemptOf(await callHook(this.http, { url: hook.url, secret, id: newId(), body, now }), now);
    const explained = explainAttempt(attempt);
    return { ok: explained === undefined, attempt: withSentence(attempt), ...(explained?.remedy && { remedy: explained.remedy.en, remedyText: explained.remedy }) };
  }
}
