/** A name may stand in several languages; both together are one template. */
export const keyOf = ({ name, language }: { readonly name: string; readonly language: string }): string => `${name}/${language}`;
