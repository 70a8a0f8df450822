export * from './port.js';
export * from './manifest.js';
export { findProvider, providers } from './registry.js';
export { BounceTokens } from './email/smtp/bounce-token.js';
export { OutboundGuard, type LookupAll, type OutboundAddress } from './outbound/outbound-guard.js';
export { signBytes } from './signature.js';
export { storyOf, type SandboxStory } from './sandbox/magic-recipients.js';
export * from './verification/verification.js';
export { resolveTxt, type ResolveTxt } from './verification/record-resolver.js';
