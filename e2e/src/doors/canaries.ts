import fs from 'node:fs';
import path from 'node:path';

/** A planted text, by what it stands for. */
export type Canaries = Readonly<Record<string, string>>;

/** What a text would look like as it is, in base64 (at its own beginning) and in hexadecimal. */
const formsOf = (text: string): Buffer[] => [Buffer.from(text), Buffer.from(Buffer.from(text).toString('base64').replace(/.?=+$/, '')), Buffer.from(Buffer.from(text).toString('hex'))];

/** `what in file` for every canary that lies in a file below a folder. */
export function foundOnDisk(folder: string, canaries: Canaries, isSearched: (file: string) => boolean = () => true): string[] {
  const wanted = Object.entries(canaries).map(([what, text]) => ({ what, forms: formsOf(text) }));
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file);
    if (!isSearched(name)) return [];
    const bytes = readIfThere(file);
    return wanted.filter(({ forms }) => forms.some((form) => bytes.includes(form))).map(({ what }) => `${what} in ${name}`);
  });
}

/** A running database takes files away between the listing and the reading. */
function readIfThere(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** The canaries that a text holds, by what they stand for. */
export const foundInText = (text: string, canaries: Canaries): string[] => Object.entries(canaries).flatMap(([what, planted]) => (text.includes(planted) ? [what] : []));

/** `what: line` for every canary in lines of a log. */
export const foundInLines = (lines: readonly string[], canaries: Canaries): string[] =>
  lines.flatMap((line) => foundInText(line, canaries).map((what) => `${what}: ${line.slice(0, 300)}`));
