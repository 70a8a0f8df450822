/** What this browser remembers between visits. Inside another site's frame browsers may forbid it; then it lasts as long as the page. */
const held = new Map<string, string>();

export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return held.get(name);
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    held.set(name, value);
  }
}
