interface Choosable {
  readonly choose: Readonly<Record<string, unknown>>;
}

/** The provider whose choice the settings of its channel already are. */
export function chosenProvider<Candidate extends Choosable>(providers: readonly Candidate[], valueAt: (path: string) => unknown): Candidate | undefined {
  const holds = (choice: unknown, path: string): boolean =>
    typeof choice === 'object' && choice !== null
      ? Object.entries(choice).every(([name, below]) => holds(below, path === '' ? name : `${path}.${name}`))
      : valueAt(path) === choice;
  return providers.find(({ choose }) => holds(choose, ''));
}
