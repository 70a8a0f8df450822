/** What the host decides for this service. */
export interface CampaignsSettings {
  /** PUBLIC_URL, for the length of a link that is made at the moment of sending. */
  readonly publicUrl: string;
}

/** Injection token of `CampaignsSettings`. */
export const CAMPAIGNS_SETTINGS = Symbol('CAMPAIGNS_SETTINGS');
