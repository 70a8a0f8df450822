/** What is used of mjml 5, which brings no types. */
declare module 'mjml' {
  interface MjmlResult {
    readonly html: string;
    readonly errors: readonly { readonly line: number; readonly message: string; readonly tagName: string }[];
  }
  interface MjmlOptions {
    readonly validationLevel: 'soft';
    readonly ignoreIncludes: true;
    readonly keepComments: boolean;
    readonly fonts: Readonly<Record<string, string>>;
  }
  export default function mjml2html(source: string, options: MjmlOptions): Promise<MjmlResult>;
}
