import type { Channel } from '@messaging/contracts';
import type { Result } from '@messaging/kernel';
import type { z } from 'zod';
import type { CallbackDoor, CallbackParser } from './callback-port.js';
import type { Label } from './label.js';
import type { ChannelAdapter } from './port.js';
import type { ListedTemplate } from './whatsapp/template-shape.js';
import type { VendorCodes } from './vendor-call/vendor-codes.js';
import type { BounceTokens } from './email/smtp/bounce-token.js';
import type { OutboundGuard } from './outbound/outbound-guard.js';
import type { ResolveTxt } from './verification/record-resolver.js';
import type { VerificationStep } from './verification/verification.js';

/** How the console shows one field of the credentials. Nested fields are dotted (`dkim.domain`). */
export interface ManifestField {
  readonly name: string;
  readonly label: Label;
  readonly help?: Label;
  readonly input: 'text' | 'email' | 'number' | 'switch' | 'multiline';
  /** Write only: never read back (API.md section 3, Settings). */
  readonly secret: boolean;
  /** Most accounts work without it: the console keeps it folded away. */
  readonly advanced?: true;
}

/** An account that many have: what its owner need not look up. */
export interface AccountPreset {
  /** A name that is the same in every language. */
  readonly name: string;
  /** Fields of the form, by their names. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
}

/** What a provider can do, so that dispatch and console need not know its name. */
export interface ProviderCapabilities {
  /** `dependable`: a delivery receipt comes for every delivered message; `partial`: only sometimes (SMTP); `none`. */
  readonly deliveryReceipts: 'dependable' | 'partial' | 'none';
  readonly readReceipts: boolean;
  readonly inbound: boolean;
  /** Whether a re-send of one message after `unknown` is recognised as the same one by the provider. */
  readonly idempotentSend: boolean;
  /** The callback URLs this provider calls: `/webhooks/{provider}/{accountId}/{status|inbound}`, or one for `all`. */
  readonly callbacks: readonly CallbackDoor[];
}

/** How fast an account may be called unless its settings say otherwise. */
export interface SendingLimits {
  /** Calls a second on average; a tenth of that at once. */
  readonly perSecond?: number;
  /** Messages to one person: one per `everyMs` on average, `burst` at once. */
  readonly perRecipient?: { readonly everyMs: number; readonly burst: number };
}

/** Everything that is said once about a provider; the console draws its settings form from it (STYLE.md 15). */
export interface ProviderManifest {
  readonly provider: string;
  readonly channels: readonly Channel[];
  readonly label: Label;
  readonly capabilities: ProviderCapabilities;
  /** Parses the decrypted settings of one account. */
  readonly credentials: z.ZodType;
  readonly fields: readonly ManifestField[];
  readonly presets?: readonly AccountPreset[];
  readonly limits?: SendingLimits;
  /** The vendor's failure codes; docs/reasons.md lists them, and messages explain them to staff (`explainFailure`). */
  readonly codes?: VendorCodes;
}

/** What all adapters of a process share. */
export interface ProviderEnvironment {
  readonly guard: OutboundGuard;
  readonly bounceTokens: BounceTokens;
  /** Where the webhooks service is reached from here, without a trailing slash; the sandbox posts its receipts there. */
  readonly webhooksUrl: string;
  /** PUBLIC_URL without a trailing slash: where vendors call us. */
  readonly publicUrl: string;
  readonly apiUrls: VendorUrls;
  /** Connections of one SMTP account, at most. */
  readonly smtpConnections?: number;
}

/** Base URLs of vendors, the operator's choice (`WHATSAPP_API_URL`…); absent: the vendor's own. */
export interface VendorUrls {
  readonly meta?: string | undefined;
  readonly twilio?: string | undefined;
  readonly messagebird?: string | undefined;
  readonly bird?: string | undefined;
}

/** What verifying needs beside it. */
export interface VerificationEnvironment extends ProviderEnvironment {
  readonly resolveTxt: ResolveTxt;
}

/** One hub's account at a provider. `credentials` are decrypted and not yet parsed. */
export interface ProviderAccount {
  readonly accountId: string;
  readonly channel: Channel;
  readonly credentials: unknown;
}

/** One provider: the line that `registry.ts` holds. */
export interface Provider {
  readonly manifest: ProviderManifest;
  /** Refuses with `PROVIDER.CREDENTIALS_INVALID` what the manifest's schema refuses. Opens no connection yet. */
  createAdapter(account: ProviderAccount, environment: ProviderEnvironment): Result<ChannelAdapter>;
  /**
   * The steps of trying an account for real, in their order; refuses as `createAdapter` does. A provider without steps
   * of its own is verified by its manifest alone.
   */
  verification?(account: ProviderAccount, environment: VerificationEnvironment): Result<readonly VerificationStep[]>;
  /** What the vendor keeps of templates, where it keeps any. */
  listTemplates?(account: ProviderAccount, environment: ProviderEnvironment): Promise<Result<readonly ListedTemplate[]>>;
  createParser(environment: Pick<ProviderEnvironment, 'bounceTokens'>): CallbackParser;
}
