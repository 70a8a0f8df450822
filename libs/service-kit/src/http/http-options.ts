import type { BodyRule } from './body-rules.js';

/** What of HTTP a process may choose. */
export interface HttpOptions {
  /** Proxies whose X-Forwarded-For is believed (`TRUST_PROXY`). */
  readonly trustProxy: readonly string[];
  /** The public address; https turns HSTS on. */
  readonly publicUrl?: string | undefined;
  /** Body rules beside the shared ones. */
  readonly bodyRules: readonly BodyRule[];
  /** Content security policies by path prefix; everything else gets the strictest. */
  readonly contentPolicies: Readonly<Record<string, string>>;
  readonly hubRequestsPerSecond: number;
  /** Of one token's subject or one API key. */
  readonly credentialRequestsPerSecond: number;
  readonly ipRequestsPerSecond: number;
}

/** What a process gets without choosing. */
export const defaultHttpOptions: HttpOptions = {
  trustProxy: ['loopback'],
  bodyRules: [],
  contentPolicies: {},
  hubRequestsPerSecond: 2000,
  credentialRequestsPerSecond: 2000,
  ipRequestsPerSecond: 10_000,
};

/** Injection token of `HttpOptions`. */
export const HTTP_OPTIONS = Symbol('HTTP_OPTIONS');
