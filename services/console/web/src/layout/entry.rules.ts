/** The script that a page of the console begins with: its name carries a hash, so each release has another. */
export const entryOf = (page: string): string | undefined => /<script[^>]*\ssrc="[^"]*?([^"/]+\.js)"/.exec(page)?.[1];
