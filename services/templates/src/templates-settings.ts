/** What the host decides for this service. */
export interface TemplatesSettings {
  /** PUBLIC_URL, for the links of a preview. */
  readonly publicUrl: string;
}

/** Injection token of `TemplatesSettings`. */
export const TEMPLATES_SETTINGS = Symbol('TEMPLATES_SETTINGS');
